package dev.threadkeep.persistence;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again, for a bounded time, for what another thread or process will do. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private Eventually() {}

  public static void becomesTrue(String what, Callable<Boolean> condition) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not within %s: %s".formatted(PATIENCE, what));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }
}
