package dev.threadkeep.persistence.session;

import java.io.Serial;
import org.postgresql.util.PSQLException;

/** A row would break a constraint of the schema; nothing was written. */
public final class ConstraintException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private final String constraint;

  ConstraintException(String constraint, PSQLException cause) {
    super("a row would break " + constraint, cause);
    this.constraint = constraint;
  }

  /** The constraint's name. */
  public String constraint() {
    return constraint;
  }
}
