package dev.threadkeep.bootstrap.wiring;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 that grow: 48 bits of milliseconds, 12 bits of a counter within the
 * millisecond (RFC 9562 §6.2, method 1), 62 bits of chance. Where the counter runs over or the
 * clock goes back, time is borrowed from the future.
 */
final class MonotonicUuids {
  private static final int COUNTER_BITS = 12;

  /** Leaves room in the first millisecond's counter for many more before time is borrowed. */
  private static final int COUNTER_START = 1 << (COUNTER_BITS - 2);

  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final InstantSource clock;
  private final RandomGenerator chance;

  /** Milliseconds and counter in one number, so that growing is adding one. */
  private final AtomicLong last = new AtomicLong();

  MonotonicUuids(InstantSource clock, RandomGenerator chance) {
    this.clock = clock;
    this.chance = chance;
  }

  UUID next() {
    long fresh = (clock.millis() << COUNTER_BITS) | chance.nextInt(COUNTER_START);
    long taken = last.accumulateAndGet(fresh, (before, now) -> Math.max(before + 1, now));
    long counter = taken & ((1 << COUNTER_BITS) - 1);
    long most = (taken >>> COUNTER_BITS) << 16 | VERSION | counter;
    long least = chance.nextLong() >>> 2 | VARIANT;
    return new UUID(most, least);
  }
}
