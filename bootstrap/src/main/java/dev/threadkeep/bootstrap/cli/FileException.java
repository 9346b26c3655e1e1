package dev.threadkeep.bootstrap.cli;

import java.io.IOException;

/** A file cannot be read or written. */
final class FileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FileException(String message, IOException cause) {
    super(message, cause);
  }
}
