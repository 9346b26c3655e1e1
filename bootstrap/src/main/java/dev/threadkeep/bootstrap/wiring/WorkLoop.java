package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a piece of work after the other on a thread of its own, from the start of this node to its
 * end: at once where there is more to do, else after a pause. Nothing that a piece throws ends it.
 */
final class WorkLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);

  /** For a database that is away, of which others have told the operator. */
  static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);

  static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

  private final Duration pause;
  private final Bell bell;
  private final BooleanSupplier piece;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param name of the thread, as the log tells it
   * @param piece does some of the work; says whether there is more
   */
  WorkLoop(String name, Duration pause, BooleanSupplier piece) {
    this(name, pause, new Bell(), piece);
  }

  /**
   * @param name of the thread, as the log tells it
   * @param bell ends a pause
   * @param piece does some of the work; says whether there is more
   */
  WorkLoop(String name, Duration pause, Bell bell, BooleanSupplier piece) {
    this.pause = pause;
    this.bell = bell;
    this.piece = piece;
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
        if (rest.equals(pause)) {
          bell.await(rest);
          rest = Duration.ZERO;
        }
      }
    } catch (InterruptedException _) {
      LOG.warn("{} was interrupted and ends", thread.getName());
    }
  }

  /** One piece; how long to rest after it. */
  Duration turn() {
    try {
      return piece.getAsBoolean() ? Duration.ZERO : pause;
    } catch (StoreUnavailableException failure) {
      LOG.debug("{} could not reach the database", thread.getName(), failure);
      return AFTER_OUTAGE;
    } catch (RuntimeException | Error failure) {
      LOG.error("{} failed in a way that nobody foresaw", thread.getName(), failure);
      return AFTER_FAILURE;
    }
  }

  /** Lets the piece under way be the last; returns at once. */
  void stop() {
    stopped.countDown();
    bell.ring();
  }

  /** Waits for the piece under way. */
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
