package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.job.Job;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works jobs off on a thread of its own, from the start of this node to its end: one slice after
 * the other while there are any, else after a pause. Nothing that a slice throws ends it.
 */
final class JobLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobLoop.class);

  /** How long a job waits at most for a node that has nothing to do. */
  static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** For a database that is away, of which others have told the operator. */
  static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);

  static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

  private final BooleanSupplier turn;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param turn works off a slice; says whether there was one
   */
  JobLoop(BooleanSupplier turn) {
    this.turn = turn;
    this.thread = Thread.ofPlatform().daemon().name("works-jobs-off").unstarted(this::run);
  }

  static void tell(Job job, RuntimeException failure) {
    LOG.error("Job {} met a failure that nobody foresaw", job.id(), failure);
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

  /** One slice; how long to rest after it. */
  Duration turn() {
    try {
      return turn.getAsBoolean() ? Duration.ZERO : BETWEEN_LOOKS;
    } catch (StoreUnavailableException failure) {
      LOG.debug("A job could not reach the database", failure);
      return AFTER_OUTAGE;
    } catch (RuntimeException failure) {
      LOG.error("Working jobs off failed in a way that nobody foresaw", failure);
      return AFTER_FAILURE;
    }
  }

  /** Lets the slice under way be the last; returns at once. */
  void stop() {
    stopped.countDown();
  }

  /** Waits for the slice under way. */
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
