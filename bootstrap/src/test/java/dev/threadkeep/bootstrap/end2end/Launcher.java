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

  /** For the JVMs that are started; none, where it is not Maven that runs the tests. */
  private static final String JAVA_OPTIONS = System.getProperty("threadkeep.test.java.options", "");

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
    var command = command(PreparedCopy.launcher(), arguments).directory(SOURCES.toFile());
    command.environment().put("TK_BUILD", "never");
    command.environment().put("TK_JAVA_OPTIONS", JAVA_OPTIONS);
    command.environment().putAll(environment);
    return command.start();
  }

  /** With no settings from outside, on the JDK of the tests. */
  static ProcessBuilder command(Path launcher, String... arguments) {
    var words = new ArrayList<String>();
    words.add(launcher.toString());
    words.addAll(List.of(arguments));
    var command = new ProcessBuilder(words);
    command.environment().keySet().removeIf(name -> name.startsWith("THREADKEEP_"));
    command.environment().remove("TK_BUILD");
    command.environment().remove("TK_JAVA_OPTIONS");
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return command;
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
