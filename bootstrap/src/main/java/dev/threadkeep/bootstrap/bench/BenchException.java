package dev.threadkeep.bootstrap.bench;

import java.io.Serial;

/** The benchmark cannot go on, for a reason that one line tells. */
public final class BenchException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  BenchException(String line) {
    super(line);
  }

  BenchException(String line, Throwable cause) {
    super(line, cause);
  }
}
