package dev.threadkeep.persistence.schema;

import java.io.Serial;

/** No connection could be had just now; the same call may succeed later. */
public class DatabaseUnavailableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String line) {
    super(line);
  }

  DatabaseUnavailableException(String line, Throwable cause) {
    super(line, cause);
  }
}
