package dev.threadkeep.persistence.schema;

import java.io.Serial;

/**
 * The database cannot be used as it is, and trying again does not help. The message is one line for
 * the person who started the program: what is wrong and what to do about it, and never a password.
 */
public final class UnusableDatabaseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public UnusableDatabaseException(String line) {
    super(line);
  }

  public UnusableDatabaseException(String line, Throwable cause) {
    super(line, cause);
  }
}
