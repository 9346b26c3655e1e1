package dev.threadkeep.persistence.schema;

import java.time.Duration;

/**
 * How many connections work at once, and how long a caller waits for one and for its answer.
 *
 * @param patience after this a caller gets a {@link DatabaseBusyException}
 * @param longestStatement after this the server gives a statement up; zero for never
 */
public record PoolSettings(int connections, Duration patience, Duration longestStatement) {
  /** Somebody waits for each statement, and one that waits for a lock would keep its connection. */
  public static final PoolSettings STANDARD =
      new PoolSettings(16, Duration.ofSeconds(10), Duration.ofSeconds(30));

  public PoolSettings {
    if (connections < 1 || connections > 1000) {
      throw new UnusableDatabaseException(
          "A pool has 1 to 1000 connections, not %d".formatted(connections));
    }
    if (!patience.isPositive()) {
      throw new UnusableDatabaseException(
          "Waiting for a connection needs a positive time, not %s".formatted(patience));
    }
    if (longestStatement.isNegative()) {
      throw new UnusableDatabaseException(
          "A statement cannot be given up after %s".formatted(longestStatement));
    }
  }

  /** The same with another number of connections. */
  public PoolSettings withConnections(int number) {
    return new PoolSettings(number, patience, longestStatement);
  }

  /** The same for statements that may take as long as they take. */
  public PoolSettings withoutLongestStatement() {
    return new PoolSettings(connections, patience, Duration.ZERO);
  }
}
