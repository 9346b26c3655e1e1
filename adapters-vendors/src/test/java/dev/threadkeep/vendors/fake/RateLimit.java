package dev.threadkeep.vendors.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

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

  /** What answers tell of it. */
  Map<String, String> headers() {
    return Map.of(
        "X-RateLimit-Limit", String.valueOf(limit),
        "X-RateLimit-Remaining", String.valueOf(Math.max(0, limit - taken)),
        "X-RateLimit-Reset", String.valueOf(reset.getEpochSecond()));
  }

  int limit() {
    return limit;
  }

  Duration window() {
    return window;
  }

  /** In whole seconds from now, at least one. */
  long secondsLeft() {
    return Math.max(1, Duration.between(clock.instant(), reset).plusMillis(999).toSeconds());
  }
}
