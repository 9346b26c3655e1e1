package dev.threadkeep.persistence.session;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.JobOverException;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.schema.Attempt;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.schema.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database. Several statements in one string go over in one trip and, outside of {@link
 * #inTransaction}, are one transaction; each trip begins by naming the organization, which
 * row-level security goes by, and by checking the caller's key. For a caller within {@link Begun
 * what was begun} all of it is part of that one transaction, over its one connection. For a caller
 * who works off a job it fails with {@link JobOverException} once that is over, and the job does
 * not end before the trip has.
 *
 * <p>At most 255 statements fit into a string: behind that the driver starts another transaction,
 * which has forgotten the organization and sees no rows.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the database cannot be used, {@link
 * ConstraintException} if a row would break a constraint, {@link LockTimeoutException} if it has to
 * wait for a row for longer than it was told to, and {@link BrokenStatementException} for any other
 * refusal. What a database gives up for another transaction is tried again.
 */
public final class Session {
  private static final String ENTER =
      """
      SELECT set_config('app.organization', ?, true) AS organization,
             ?::text IS NULL OR EXISTS (
               SELECT
                 FROM api_key
                WHERE id = ? AND organization_id = ? AND revoked_at IS NULL
                  AND (expires_at IS NULL OR expires_at > ?)) AS key_works;
      """;

  private static final String ENTER_WITHOUT_KEY =
      """
      SELECT set_config('app.organization', ?, true) AS organization;
      """;

  /** Before all that is asked for a job: it fails if that is over, and keeps it from ending. */
  private static final String HOLD_JOB = "CALL hold_job(?, ?);\n";

  private final Database database;
  private final InstantSource clock;

  public Session(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * One trip on behalf of a caller, by itself a transaction. For reading: what it wrote would stay
   * although the key turns out not to work.
   *
   * @throws KeyInvalidException if the caller's key no longer works
   */
  public <T> T ask(Caller caller, String sql, Binding binding, Reading<T> reading) {
    var begun = Begun.of(caller);
    return run(
        () -> {
          if (begun != null) {
            return ask(begun.connection(), caller, sql, binding, reading);
          }
          try (var connection = connection()) {
            return ask(connection, caller, sql, binding, reading);
          }
        });
  }

  /**
   * One trip on behalf of a caller whose key was checked by a trip before, by itself a transaction.
   * It may write.
   */
  public <T> T askAgain(Caller caller, String sql, Binding binding, Reading<T> reading) {
    var begun = Begun.of(caller);
    return run(
        () -> {
          if (begun != null) {
            return begun.step(
                start -> askAgain(begun.connection(), start, caller, sql, binding, reading));
          }
          try (var connection = connection()) {
            return askAgain(connection, "", caller, sql, binding, reading);
          }
        });
  }

  /** One trip within an organization, by itself a transaction, on the service's own behalf. */
  public <T> T ask(OrganizationId organization, String sql, Binding binding, Reading<T> reading) {
    return run(
        () -> {
          try (var connection = connection()) {
            return ask(connection, "", Binding.NOTHING, organization, sql, binding, reading);
          }
        });
  }

  /** One trip without an organization: row-level security hides all but its exceptions. */
  public <T> T ask(String sql, Binding binding, Reading<T> reading) {
    return run(
        () -> {
          try (var connection = connection()) {
            return ask(connection, sql, binding, reading);
          }
        });
  }

  /** Several trips on behalf of a caller that are one transaction. */
  public <T> T inTransaction(Caller caller, Work<T> work) {
    var begun = Begun.of(caller);
    return begun == null
        ? inTransaction(work)
        : run(
            () ->
                begun.step(
                    start -> {
                      execute(begun.connection(), start);
                      return work.run(new Transaction(begun.connection()));
                    }));
  }

  /** Several trips that are one transaction. */
  public <T> T inTransaction(Work<T> work) {
    return run(
        () -> {
          try (var connection = connection()) {
            connection.setAutoCommit(false);
            boolean isDone = false;
            try {
              var result = work.run(new Transaction(connection));
              // Behind a failed statement this would return as if all were well: every failure
              // must leave the block above as an exception.
              connection.commit();
              isDone = true;
              return result;
            } finally {
              if (!isDone) {
                rollBack(connection);
              }
            }
          }
        });
  }

  /** Several trips over one connection on behalf of a caller, each a transaction by itself. */
  public <T> T overOneConnection(Caller caller, Function<Trips, T> work) {
    var begun = Begun.of(caller);
    return begun == null
        ? overOwnConnection(caller, work)
        : work.apply(new Trips(begun.connection(), begun, caller));
  }

  /** Several trips over one connection, each a transaction by itself. */
  public <T> T overOneConnection(Function<Trips, T> work) {
    return overOwnConnection(null, work);
  }

  private <T> T overOwnConnection(@Nullable Caller caller, Function<Trips, T> work) {
    try (var connection = connection()) {
      return work.apply(new Trips(connection, null, caller));
    } catch (SQLException failure) {
      throw Failures.translated(failure);
    } catch (DatabaseUnavailableException failure) {
      throw unavailable(failure);
    }
  }

  /** A connection, for one trip after the other. */
  public final class Trips {
    private final Connection connection;
    private final @Nullable Begun begun;
    private final @Nullable Caller caller;

    /**
     * @param begun what each trip is a step of, if anything
     * @param caller on whose behalf all of them are, if on one's
     */
    private Trips(Connection connection, @Nullable Begun begun, @Nullable Caller caller) {
      this.connection = connection;
      this.begun = begun;
      this.caller = caller;
    }

    /** Whether whatever one of them locks stays locked to the end of the last. */
    public boolean areOneTransaction() {
      return begun != null;
    }

    /** One trip that names its organizations itself. */
    public <T> T ask(String sql, Binding binding, Reading<T> reading) {
      var held = holdingJob(caller) + sql;
      var bound = holdingJob(caller, binding);
      return run(
          () ->
              begun == null
                  ? Session.ask(connection, held, bound, reading)
                  : begun.step(start -> Session.ask(connection, start + held, bound, reading)));
    }
  }

  /**
   * Several trips on behalf of a caller that read the database as it is at the first of them, or as
   * the transaction sees it that the caller's request has begun.
   */
  public <T> T inSnapshot(Caller caller, Work<T> work) {
    return Begun.of(caller) == null ? inSnapshot(work) : inTransaction(caller, work);
  }

  /** Several trips that read the database as it is at the first of them. */
  public <T> T inSnapshot(Work<T> work) {
    return inTransaction(
        transaction -> {
          transaction.ask(
              "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
              Binding.NOTHING,
              _ -> Boolean.TRUE);
          return work.run(transaction);
        });
  }

  /** A transaction that trips are part of until it is told to end. It must be closed. */
  public Begun begin() {
    return run(
        () -> {
          var connection = connection();
          try {
            connection.setAutoCommit(false);
            return new Begun(connection);
          } catch (SQLException failure) {
            connection.close();
            throw failure;
          }
        });
  }

  /**
   * The last trip of what a caller's work has begun, which its statements end.
   *
   * @param sql ends with the transaction
   */
  public void end(Caller caller, String sql, Binding binding) {
    var begun = Begun.of(caller);
    if (begun == null) {
      throw new IllegalStateException("nothing was begun that could end");
    }
    // Never tried again: after a lost connection nobody knows whether it was done.
    try (var statement = begun.connection().prepareStatement(sql)) {
      binding.bind(new Parameters(statement));
      statement.execute();
    } catch (SQLException failure) {
      throw Failures.translated(failure);
    }
    begun.close();
  }

  /** A connection that is lost has nothing to roll back. */
  static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException _) {
      // The failure that led here says more.
    }
  }

  /** What is done in a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Transaction transaction) throws SQLException;
  }

  /** A transaction that is under way. */
  public final class Transaction {
    private final Connection connection;

    private Transaction(Connection connection) {
      this.connection = connection;
    }

    /**
     * One trip on behalf of a caller.
     *
     * @throws KeyInvalidException if the caller's key no longer works
     */
    public <T> T ask(Caller caller, String sql, Binding binding, Reading<T> reading)
        throws SQLException {
      return Session.this.ask(connection, caller, sql, binding, reading);
    }

    /** One trip within an organization. */
    public <T> T ask(OrganizationId organization, String sql, Binding binding, Reading<T> reading)
        throws SQLException {
      return Session.ask(connection, "", Binding.NOTHING, organization, sql, binding, reading);
    }

    /** One trip without naming an organization; what the transaction named before holds on. */
    public <T> T ask(String sql, Binding binding, Reading<T> reading) throws SQLException {
      return Session.ask(connection, sql, binding, reading);
    }
  }

  private <T> T ask(
      Connection connection, Caller caller, String sql, Binding binding, Reading<T> reading)
      throws SQLException {
    var key = caller.key();
    if (key == null) {
      return askAgain(connection, "", caller, sql, binding, reading);
    }
    try (var statement = connection.prepareStatement(holdingJob(caller) + ENTER + sql)) {
      var parameters = new Parameters(statement);
      holdingJob(caller, Binding.NOTHING).bind(parameters);
      parameters
          .text(caller.organization().toString())
          .text(key.value())
          .text(key.value())
          .uuid(caller.organization().value())
          .instant(clock.instant());
      binding.bind(parameters);
      var answer = executed(statement);
      var entered = answer.next();
      if (!entered.next() || !entered.flag("key_works")) {
        throw new KeyInvalidException();
      }
      return reading.read(answer);
    }
  }

  private static <T> T askAgain(
      Connection connection,
      String start,
      Caller caller,
      String sql,
      Binding binding,
      Reading<T> reading)
      throws SQLException {
    return ask(
        connection,
        start + holdingJob(caller),
        holdingJob(caller, Binding.NOTHING),
        caller.organization(),
        sql,
        binding,
        reading);
  }

  private static String holdingJob(@Nullable Caller caller) {
    return caller == null || caller.job() == null ? "" : HOLD_JOB;
  }

  private static Binding holdingJob(@Nullable Caller caller, Binding binding) {
    if (caller == null || caller.job() == null) {
      return binding;
    }
    var organization = caller.organization().value();
    var job = caller.job();
    return parameters -> binding.bind(parameters.uuid(organization).uuid(job));
  }

  /**
   * @param start what goes before it all
   * @param starting what that takes
   */
  private static <T> T ask(
      Connection connection,
      String start,
      Binding starting,
      OrganizationId organization,
      String sql,
      Binding binding,
      Reading<T> reading)
      throws SQLException {
    try (var statement = connection.prepareStatement(start + ENTER_WITHOUT_KEY + sql)) {
      var parameters = new Parameters(statement);
      starting.bind(parameters);
      binding.bind(parameters.text(organization.toString()));
      var answer = executed(statement);
      answer.next();
      return reading.read(answer);
    }
  }

  private static <T> T ask(Connection connection, String sql, Binding binding, Reading<T> reading)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      binding.bind(new Parameters(statement));
      return reading.read(executed(statement));
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Answer executed(PreparedStatement statement) throws SQLException {
    return new Answer(statement, statement.execute());
  }

  private Connection connection() throws SQLException {
    return database.dataSource().getConnection();
  }

  private <T> T run(Attempt<T, SQLException> attempt) {
    try {
      return database.withRetry(attempt);
    } catch (SQLException failure) {
      throw Failures.translated(failure);
    } catch (DatabaseUnavailableException failure) {
      throw unavailable(failure);
    }
  }

  private static StoreUnavailableException unavailable(DatabaseUnavailableException failure) {
    return new StoreUnavailableException("No connection to the database could be had", failure);
  }
}
