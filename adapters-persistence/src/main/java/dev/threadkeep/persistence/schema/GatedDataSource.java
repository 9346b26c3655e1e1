package dev.threadkeep.persistence.schema;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Lets callers to the pool in the order they came. With more virtual threads than connections the
 * pool alone starves some of them for seconds.
 */
final class GatedDataSource implements DataSource {
  private final DataSource pool;
  private final Semaphore gate;
  private final Duration patience;
  private final Outage outage;

  GatedDataSource(DataSource pool, PoolSettings settings, Outage outage) {
    this.pool = pool;
    this.outage = outage;
    this.gate = new Semaphore(settings.connections(), true);
    this.patience = settings.patience();
  }

  @Override
  public Connection getConnection() {
    enter();
    try {
      var connection = pool.getConnection();
      outage.over();
      return leavingOnClose(connection);
    } catch (SQLException failure) {
      gate.release();
      outage.noticed(failure);
      throw new DatabaseUnavailableException("The database cannot be reached just now", failure);
    } catch (RuntimeException | Error failure) {
      gate.release();
      throw failure;
    }
  }

  private void enter() {
    try {
      if (!gate.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new DatabaseBusyException(
            "No connection became free within %d ms".formatted(patience.toMillis()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailableException("Interrupted while waiting to connect", interrupted);
    }
  }

  private Connection leavingOnClose(Connection connection) {
    // Closing twice is allowed and must not let two others in.
    var inside = new AtomicBoolean(true);
    return (Connection)
        Proxy.newProxyInstance(
            GatedDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              var name = method.getName();
              if (name.equals("equals")) {
                return isSame(proxy, arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause() == null ? thrown : thrown.getCause();
              } finally {
                if (name.equals("close") && inside.getAndSet(false)) {
                  gate.release();
                }
              }
            });
  }

  @SuppressWarnings("ReferenceEquality") // a connection is equal to itself alone
  private static boolean isSame(Object one, Object other) {
    return one == other;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the pool has one login");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logs through slf4j");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || pool.isWrapperFor(type);
  }
}
