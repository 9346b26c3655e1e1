package dev.threadkeep.vendors.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A time during which something is not done. Safe for use by many threads. */
final class Pause {
  private final InstantSource clock;
  private final AtomicReference<Instant> end;

  Pause(InstantSource clock) {
    this.clock = clock;
    this.end = new AtomicReference<>(clock.instant());
  }

  /** It lasts as long from now on, or longer where it does anyway. */
  void lasts(Duration time) {
    lastsUntil(clock.instant().plus(time));
  }

  /** It lasts until then, or longer where it does anyway. */
  void lastsUntil(Instant time) {
    end.accumulateAndGet(time, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** When it ends; in the past where it has ended. */
  Instant end() {
    return end.get();
  }

  /** How much of it is left; absent where it has ended. */
  Optional<Duration> left() {
    var left = Duration.between(clock.instant(), end());
    return left.isPositive() ? Optional.of(left) : Optional.empty();
  }
}
