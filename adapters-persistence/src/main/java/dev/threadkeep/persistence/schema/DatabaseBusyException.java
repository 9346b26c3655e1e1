package dev.threadkeep.persistence.schema;

import java.io.Serial;

/** All connections stayed in use for as long as a caller may wait; the database itself is up. */
public final class DatabaseBusyException extends DatabaseUnavailableException {
  @Serial private static final long serialVersionUID = 1L;

  DatabaseBusyException(String line) {
    super(line);
  }
}
