package dev.threadkeep.persistence.session;

import java.io.Serial;
import org.postgresql.util.PSQLException;

/** Another transaction held a row for longer than a statement was to wait; nothing was written. */
public final class LockTimeoutException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private final String where;

  LockTimeoutException(PSQLException cause) {
    super("a row is held by another transaction", cause);
    var message = cause.getServerErrorMessage();
    var context = message == null ? null : message.getWhere();
    this.where = context == null ? "" : context;
  }

  /** Whether it was a row of this table, or of an index named after it, that was waited for. */
  public boolean isAbout(String table) {
    // In whatever language the server speaks: it names the relation.
    return where.contains(table);
  }
}
