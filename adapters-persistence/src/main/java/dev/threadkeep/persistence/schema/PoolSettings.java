package dev.threadkeep.persistence.schema;

import java.time.Duration;

/**
 * How many connections work at once, and how long a caller waits for one.
 *
 * @param patience after this a caller gets a {@link DatabaseBusyException}
 */
public record PoolSettings(int connections, Duration patience) {
  public static final PoolSettings STANDARD = new PoolSettings(16, Duration.ofSeconds(10));

  public PoolSettings {
    if (connections < 1 || connections > 1000) {
      throw new UnusableDatabaseException(
          "A pool has 1 to 1000 connections, not %d".formatted(connections));
    }
    if (!patience.isPositive()) {
      throw new UnusableDatabaseException(
          "Waiting for a connection needs a positive time, not %s".formatted(patience));
    }
  }

  /** The same patience with another number of connections. */
  public PoolSettings withConnections(int number) {
    return new PoolSettings(number, patience);
  }
}
