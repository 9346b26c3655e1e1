package dev.threadkeep.rest.dialect.intercom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times in seconds since 1970. Intercom's own clients read them into 32 bits, so a later one shows
 * as the last that fits.
 */
final class UnixTimes {

  private UnixTimes() {}

  static int seconds(Instant time) {
    return Math.clamp(time.getEpochSecond(), 0, Integer.MAX_VALUE);
  }

  static @Nullable Integer secondsOrNull(@Nullable Instant time) {
    return time == null ? null : seconds(time);
  }
}
