package dev.threadkeep.rest.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock by which a millisecond passes whenever somebody looks at it. */
final class TickingClock implements InstantSource {

  private final Instant start;
  private final AtomicLong passed = new AtomicLong();

  TickingClock(Instant start) {
    this.start = start;
  }

  @Override
  public Instant instant() {
    return start.plusMillis(passed.incrementAndGet());
  }

  /** Lets time pass. */
  void pass(Duration time) {
    passed.addAndGet(time.toMillis());
  }
}
