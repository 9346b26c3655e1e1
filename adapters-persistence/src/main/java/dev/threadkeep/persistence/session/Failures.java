package dev.threadkeep.persistence.session;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.JobOverException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** Says in the application's words why the database did not do what it was asked. */
final class Failures {
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Of {@code hold_job}. */
  private static final String JOB_OVER = "TK001";

  private Failures() {}

  static RuntimeException translated(SQLException failure) {
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (isUnavailable(state)) {
      return new StoreUnavailableException("The database cannot be used just now", failure);
    }
    if (state.equals(JOB_OVER)) {
      return new JobOverException();
    }
    if (state.startsWith("23")
        && failure instanceof PSQLException sql
        && sql.getServerErrorMessage() != null
        && sql.getServerErrorMessage().getConstraint() != null) {
      return new ConstraintException(sql.getServerErrorMessage().getConstraint(), sql);
    }
    if (state.equals(LOCK_NOT_AVAILABLE) && failure instanceof PSQLException sql) {
      return new LockTimeoutException(sql);
    }
    return new BrokenStatementException(failure);
  }

  /** The connection is lost, the server stops or starts, cancelled us, or has no room left. */
  private static boolean isUnavailable(String state) {
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P0")
        || state.equals("57014")
        || state.equals("25006")
        || state.equals("58030");
  }
}
