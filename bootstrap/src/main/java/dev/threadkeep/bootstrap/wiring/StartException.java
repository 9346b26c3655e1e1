package dev.threadkeep.bootstrap.wiring;

import java.io.Serial;

/** The service cannot start, for a reason that one line tells. */
public final class StartException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StartException(String line) {
    super(line);
  }

  StartException(String line, Throwable cause) {
    super(line, cause);
  }
}
