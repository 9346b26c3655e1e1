package dev.threadkeep.domain.party;

import dev.threadkeep.domain.internal.Uuids;
import java.util.UUID;

/** A user or an agent of the organization's directory. */
public record TeammateId(UUID value) {
  /**
   * Reads the usual text form of a UUID, in either case.
   *
   * @throws IllegalArgumentException if {@code text} is not one
   */
  public static TeammateId parse(String text) {
    return new TeammateId(Uuids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
