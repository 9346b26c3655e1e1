package dev.threadkeep.vendors.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * The permits of one window: who takes one gets it back to the others when the window has passed.
 * So no span of that length sees more than the window allows, wherever the vendor's own begins.
 */
final class Permits {
  private final Duration span;
  private final InstantSource clock;
  private final DelayQueue<Permit> queue = new DelayQueue<>();

  Permits(Pace.Window window, InstantSource clock) {
    this.span = window.span();
    this.clock = clock;
    var now = clock.instant();
    for (int number = 0; number < window.changes(); number++) {
      queue.add(new Permit(now, clock));
    }
  }

  /** How long it takes until the next one may be taken. */
  Duration untilNext() {
    var next = queue.peek();
    return next == null ? Duration.ZERO : next.delay();
  }

  /** Takes one as soon as there is one; tells whether there was in time. */
  boolean take(Duration most) throws InterruptedException {
    var taken = queue.poll(most.toNanos(), TimeUnit.NANOSECONDS);
    if (taken == null) {
      return false;
    }
    queue.add(new Permit(clock.instant().plus(span), clock));
    return true;
  }

  private record Permit(Instant free, InstantSource clock) implements Delayed {
    Duration delay() {
      var delay = Duration.between(clock.instant(), free);
      return delay.isNegative() ? Duration.ZERO : delay;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(delay());
    }

    @Override
    public int compareTo(Delayed other) {
      return other instanceof Permit permit
          ? free.compareTo(permit.free)
          : Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
