package dev.threadkeep.vendors.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** So many calls in each window of time. */
final class RateLimit {
  private final InstantSource clock;
  private final int limit;
  private final Duration window;
  private Instant reset = Instant.EPOCH;
  private int taken;

  RateLimit(InstantSource clock, int limit, Duration window) {
    this.clock = clock;
    this.limit = limit;
    this.window = window;
  }

  /** Counts a call; whether it is still one of those allowed. */
  boolean take() {
    var now = clock.instant();
    if (!now.isBefore(reset)) {
      long length = window.toSeconds();
      reset = Instant.ofEpochSecond((now.getEpochSecond() / length + 1) * length);
      taken = 0;
    }
    taken++;
    return taken <= limit;
  }

  int limit() {
    return limit;
  }

  Duration window() {
    return window;
  }

  int remaining() {
    return Math.max(0, limit - taken);
  }

  /** When the next window begins. */
  Instant reset() {
    return reset;
  }

  /** In whole seconds from now, at least one. */
  long secondsLeft() {
    return Math.max(1, Duration.between(clock.instant(), reset).plusMillis(999).toSeconds());
  }
}
