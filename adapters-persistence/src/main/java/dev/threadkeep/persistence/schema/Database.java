package dev.threadkeep.persistence.schema;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application's connections: all of them as the application role, which row-level security
 * binds. Connections commit each statement by itself unless told otherwise.
 */
public final class Database implements AutoCloseable {
  /**
   * Longer than any statement that is given up; a server that is silent for this long is gone. Of
   * statements that may take their time only the operating system can tell.
   */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private static final int WARM = 4;
  private static final int ANSWER_MILLIS = 2000;
  private static final int PROBE_SECONDS = 2;

  private final HikariDataSource pool;
  private final GatedDataSource gated;
  private final Retry retry = new Retry(Thread::sleep, RandomGenerator.getDefault());

  private Database(HikariDataSource pool, PoolSettings settings) {
    this.pool = pool;
    this.gated = new GatedDataSource(pool, settings, new Outage(LOG::warn));
  }

  /**
   * Connects, and makes sure that row-level security binds the role that works. The schema must be
   * there already (see {@link Schema}).
   *
   * @throws UnusableDatabaseException within seconds, when the database cannot be worked with
   */
  public static Database open(DatabaseAddress address, PoolSettings settings) {
    var pool = connect(address, settings);
    try {
      ApplicationRole.refuseUnlessBound(address, pool);
      return new Database(pool, settings);
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  private static HikariDataSource connect(DatabaseAddress address, PoolSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("threadkeep");
    config.setJdbcUrl(address.url());
    config.setUsername(address.application().user());
    config.setPassword(address.application().password());
    config.setDataSourceProperties(
        Connections.properties(settings.longestStatement().isZero() ? Duration.ZERO : SILENCE));
    // One more than the gate lets in, so that the readiness probe never queues behind work.
    config.setMaximumPoolSize(settings.connections() + 1);
    config.setMinimumIdle(Math.min(WARM, settings.connections()));
    // The gate does the waiting for others; this is only for a server that does not answer.
    config.setConnectionTimeout(ANSWER_MILLIS);
    config.setValidationTimeout(ANSWER_MILLIS);
    config.setInitializationFailTimeout(1);
    config.setAutoCommit(true);
    config.setConnectionInitSql(sessionStart(address, settings));
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql && sql.getSQLState() != null) {
          throw Connections.unusable(address, address.application(), sql);
        }
      }
      throw new UnusableDatabaseException(
          "PostgreSQL at %s cannot be reached: %s"
              .formatted(address.place(), Connections.firstLine(failure)),
          failure);
    }
  }

  /**
   * The driver sets the time zone of the JVM, and what SQL says of days must not hang on that. A
   * bitmap of rows has no order: where the planner expects few of them it would rather read and
   * sort them all than read a page of them in order, and now and then there are not few.
   */
  private static String sessionStart(DatabaseAddress address, PoolSettings settings) {
    var start =
        "SET TIME ZONE 'UTC'; SET enable_bitmapscan = off; SET statement_timeout = "
            + settings.longestStatement().toMillis();
    return address.application().user().equals(ApplicationRole.NAME)
        ? start
        : start + "; SET ROLE " + ApplicationRole.NAME;
  }

  /**
   * Gives connections in the order callers ask. It throws {@link DatabaseBusyException} after the
   * settings' patience and {@link DatabaseUnavailableException} when the server is gone.
   */
  public DataSource dataSource() {
    return gated;
  }

  /**
   * Runs the attempt until the database no longer gives it up for another transaction (SQLSTATE
   * 40001 and 40P01, also when wrapped), at most five times; the last failure is thrown as it is.
   */
  public <T, E extends Exception> T withRetry(Attempt<T, E> attempt) throws E {
    return retry.run(attempt);
  }

  /** Whether the database answers now; false after a few seconds at most, never an exception. */
  public boolean healthy() {
    try (Connection connection = pool.getConnection()) {
      if (connection.isValid(PROBE_SECONDS)) {
        return true;
      }
      pool.evictConnection(connection);
      return false;
    } catch (SQLException _) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
