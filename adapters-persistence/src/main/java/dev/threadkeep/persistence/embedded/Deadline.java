package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.time.Duration;

/** How long to keep looking for something that other processes do. */
record Deadline(long nanos) {
  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  boolean hasPassed() {
    return System.nanoTime() - nanos >= 0;
  }

  void rest(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnusableDatabaseException("Interrupted while waiting for PostgreSQL", interrupted);
    }
  }
}
