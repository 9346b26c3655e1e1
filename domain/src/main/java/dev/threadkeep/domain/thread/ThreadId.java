package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Uuids;
import java.util.UUID;

/** Names a thread; a UUIDv7 where this service made it, so that ids grow with time. */
public record ThreadId(UUID value) {
  /**
   * Reads the usual text form of a UUID, in either case.
   *
   * @throws IllegalArgumentException if {@code text} is not one
   */
  public static ThreadId parse(String text) {
    return new ThreadId(Uuids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
