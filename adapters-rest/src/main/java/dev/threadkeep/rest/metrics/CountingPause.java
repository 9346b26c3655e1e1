package dev.threadkeep.rest.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps what is counted over all organizations from being counted all the time. */
final class CountingPause {

  private static final Duration LENGTH = Duration.ofSeconds(15);

  private final InstantSource clock;
  private Instant end = Instant.MIN;

  CountingPause(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether it is over; if so the next begins. */
  synchronized boolean isOver() {
    var now = clock.instant();
    if (now.isBefore(end)) {
      return false;
    }
    end = now.plus(LENGTH);
    return true;
  }
}
