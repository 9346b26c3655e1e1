package dev.threadkeep.domain.vendor;

import dev.threadkeep.domain.internal.Uuids;
import java.util.UUID;

/** Names an organization's connection to a vendor. */
public record ConnectionId(UUID value) {
  /**
   * Reads the usual text form of a UUID, in either case.
   *
   * @throws IllegalArgumentException if {@code text} is not one
   */
  public static ConnectionId parse(String text) {
    return new ConnectionId(Uuids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
