package dev.threadkeep.bootstrap.cli;

/** A file cannot be read or written. */
final class FileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FileException(String message, Exception cause) {
    super(message, cause);
  }
}
