package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.timer.Swept;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps again and again on a thread of its own: at once where there is more to do, else after a
 * pause. Nothing that a sweep throws ends it.
 */
final class TimerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimerLoop.class);

  /** For a database that is away, of which others have told the operator. */
  static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);

  static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

  private final Duration pause;
  private final Supplier<Swept> sweep;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  TimerLoop(String name, Duration pause, Supplier<Swept> sweep) {
    this.pause = pause;
    this.sweep = sweep;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      var rest = Duration.ZERO;
      while (!stopped.await(rest.toNanos(), TimeUnit.NANOSECONDS)) {
        rest = turn();
      }
    } catch (InterruptedException _) {
      LOG.warn("{} was interrupted and ends", Thread.currentThread().getName());
    }
  }

  /** One sweep; how long to rest after it. */
  Duration turn() {
    try {
      return sweep.get().goesOn() ? Duration.ZERO : pause;
    } catch (StoreUnavailableException failure) {
      LOG.debug("A sweep could not reach the database", failure);
      return AFTER_OUTAGE;
    } catch (RuntimeException failure) {
      LOG.error("A sweep failed in a way that nobody foresaw", failure);
      return AFTER_FAILURE;
    }
  }

  /** Lets the sweep under way be the last; returns at once. */
  void stop() {
    stopped.countDown();
  }

  /** Waits for the sweep under way. */
  @Override
  public void close() {
    stop();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
