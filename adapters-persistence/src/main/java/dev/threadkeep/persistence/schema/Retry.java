package dev.threadkeep.persistence.schema;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an attempt again when the database gave it up to let another transaction through. */
final class Retry {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
  private static final int TRIES = 5;
  private static final Duration SHORTEST = Duration.ofMillis(5);

  /** serialization_failure and deadlock_detected: nothing was stored, and again may go well. */
  private static final Set<String> WORTH_ANOTHER = Set.of("40001", "40P01");

  private final Pause pause;
  private final RandomGenerator chance;

  Retry(Pause pause, RandomGenerator chance) {
    this.pause = pause;
    this.chance = chance;
  }

  <T, E extends Exception> T run(Attempt<T, E> attempt) throws E {
    for (int tried = 1; ; tried++) {
      try {
        return attempt.run();
      } catch (Exception failure) {
        if (tried == TRIES || !isWorthAnother(failure) || !pausedAfter(tried)) {
          throw failure;
        }
        LOG.debug("Trying again after attempt {} of {}", tried, TRIES, failure);
      }
    }
  }

  /** Looks through the causes, because an attempt may wrap what the driver throws. */
  private static boolean isWorthAnother(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return WORTH_ANOTHER.contains(sql.getSQLState());
      }
    }
    return false;
  }

  /** Jitter, so that two that clashed do not clash again in step. */
  private boolean pausedAfter(int tried) {
    var longest = SHORTEST.toNanos() << tried;
    try {
      pause.rest(Duration.ofNanos(chance.nextLong(SHORTEST.toNanos(), longest)));
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How an attempt waits for the next; a seam for tests. */
  @FunctionalInterface
  interface Pause {
    void rest(Duration duration) throws InterruptedException;
  }
}
