package dev.threadkeep.domain.message;

import dev.threadkeep.domain.internal.Uuids;
import java.util.UUID;

/** Names a message; a UUIDv7 where this service made it. */
public record MessageId(UUID value) {
  /**
   * Reads the usual text form of a UUID, in either case.
   *
   * @throws IllegalArgumentException if {@code text} is not one
   */
  public static MessageId parse(String text) {
    return new MessageId(Uuids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
