package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in one line what went wrong below us and what to do about it. */
final class Trouble {
  private static final String NO_SPACE = "No space left on device";

  private Trouble() {}

  static UnusableDatabaseException with(Path path, IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> notWritable(path);
      case FileSystemException denied when "Read-only file system".equals(denied.getReason()) ->
          notWritable(path);
      default ->
          String.valueOf(failure.getMessage()).contains(NO_SPACE)
              ? diskIsFull(path)
              : new UnusableDatabaseException(
                  "Cannot work with %s: %s".formatted(path, reason(failure)), failure);
    };
  }

  /** What keeps us from seeing what is in a folder. */
  static UnusableDatabaseException looking(Path folder, IOException failure) {
    return failure instanceof AccessDeniedException
        ? new UnusableDatabaseException(
            "The data folder %s cannot be read: run as the user that it belongs to"
                .formatted(folder),
            failure)
        : with(folder, failure);
  }

  /** What went wrong without the names of our classes; those of files say most by their type. */
  private static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing ->
          "%s is not there and cannot be made; choose another folder with THREADKEEP_DATA_DIR"
              .formatted(missing.getFile());
      case FileSystemException named when named.getReason() != null ->
          "%s: %s".formatted(named.getFile(), named.getReason());
      default -> failure.getMessage() == null ? "reading or writing failed" : failure.getMessage();
    };
  }

  static UnusableDatabaseException notWritable(Path path) {
    return new UnusableDatabaseException(
        "%s cannot be written to: choose another folder with THREADKEEP_DATA_DIR, or allow it"
            .formatted(path));
  }

  private static UnusableDatabaseException diskIsFull(Path path) {
    return new UnusableDatabaseException(
        "The disk that holds %s is full: make room and start again".formatted(path));
  }

  /** What a program of PostgreSQL's printed before it gave up. */
  static UnusableDatabaseException printed(Path folder, String program, String output) {
    if (output.contains(NO_SPACE)) {
      return diskIsFull(folder);
    }
    if (output.startsWith("unshare:") && output.contains("failed to execute")) {
      return new UnusableDatabaseException(
          "PostgreSQL cannot be run as root from where it is (%s): use a home folder that belongs"
                  .formatted(lastLine(output))
              + " to root, or another user");
    }
    if (output.startsWith("unshare:")) {
      return new UnusableDatabaseException(
          "PostgreSQL does not run as root, and this system forbids stepping out of it (%s): run"
                  .formatted(lastLine(output))
              + " as another user, or set THREADKEEP_DATABASE_URL to a server of yours");
    }
    return new UnusableDatabaseException(
        "PostgreSQL in %s does not run: %s says: %s".formatted(folder, program, lastLine(output)));
  }

  /** The line with the reason where there is one, for the last is often only a hint. */
  private static String lastLine(String output) {
    var lines = output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream()
        .filter(
            line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error"))
        .reduce((_, last) -> last)
        .orElseGet(() -> lines.isEmpty() ? "nothing" : lines.getLast());
  }
}
