package dev.threadkeep.persistence.session;

import java.io.Serial;
import java.sql.SQLException;

/** The database refused a statement that it should have taken: a mistake of ours. */
public final class BrokenStatementException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  BrokenStatementException(SQLException cause) {
    super("the database refused a statement, SQLSTATE " + cause.getSQLState(), cause);
  }
}
