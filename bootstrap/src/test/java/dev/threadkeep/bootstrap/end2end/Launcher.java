package dev.threadkeep.bootstrap.end2end;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts {@code ./threadkeep} as people do. */
final class Launcher {
  static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();

  private static final int SECONDS = 60;

  private Launcher() {}

  /** Runs a command to its end. */
  static Ran run(Map<String, String> environment, String... arguments) {
    try {
      var process = start(environment, arguments);
      var out = CompletableFuture.supplyAsync(() -> all(process.inputReader()));
      var err = CompletableFuture.supplyAsync(() -> all(process.errorReader()));
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        // Not forcibly: it would leave its PostgreSQL behind.
        process.destroy();
        throw new AssertionError(
            "threadkeep %s did not end; it said: %s%s"
                .formatted(String.join(" ", arguments), out.join(), err.join()));
      }
      return new Ran(process.exitValue(), out.join(), err.join());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  static Process start(Map<String, String> environment, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(SOURCES.resolve("threadkeep").toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(SOURCES.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("THREADKEEP_"));
    builder.environment().put("TK_BUILD", "never");
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String all(BufferedReader reader) {
    try (reader) {
      return reader.readAllAsString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What became of a command. */
  record Ran(int exitCode, String out, String err) {

    /** Its error lines, none of which may look like a stack trace. */
    List<String> errorLines() {
      return err.lines().toList();
    }
  }
}
