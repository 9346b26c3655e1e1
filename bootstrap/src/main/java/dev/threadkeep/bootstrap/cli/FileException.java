package dev.threadkeep.bootstrap.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A file, a pipe or the like cannot be read or written. */
final class FileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FileException(String message, IOException cause) {
    super(message, cause);
  }

  /**
   * @param what as whoever runs the command calls it
   */
  static FileException reading(String what, IOException cause) {
    return new FileException("%s cannot be read: %s".formatted(what, reason(what, cause)), cause);
  }

  /**
   * @param what as whoever runs the command calls it
   */
  static FileException writing(String what, IOException cause) {
    return new FileException(
        "%s cannot be written: %s".formatted(what, reason(what, cause)), cause);
  }

  /** In words: some exceptions say by their type alone what went wrong. */
  private static String reason(String what, IOException cause) {
    return switch (cause) {
      case NoSuchFileException missing -> missing.getFile() + " is not there";
      case AccessDeniedException denied ->
          what.equals(denied.getFile())
              ? "permission denied"
              : "permission denied for " + denied.getFile();
      case FileSystemException named when named.getReason() != null -> named.getReason();
      default -> cause.getMessage() == null ? "it broke off" : cause.getMessage();
    };
  }
}
