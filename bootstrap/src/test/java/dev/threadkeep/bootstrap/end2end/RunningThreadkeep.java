package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A service in a process of its own, on a free port, from its first line to its end. */
final class RunningThreadkeep implements AutoCloseable {
  private static final int SECONDS = 60;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> errors = new ArrayList<>();
  private final Thread errorReader;
  private final List<String> said = new ArrayList<>();

  private RunningThreadkeep(Process process) {
    this.process = process;
    // Not virtual: who reads a pipe holds its carrier, and two services would take them all.
    Thread.ofPlatform().daemon().start(() -> pump(process.inputReader(), lines::add));
    this.errorReader =
        Thread.ofPlatform().daemon().start(() -> pump(process.errorReader(), this::hear));
  }

  /** Returns when the service says that it is ready. */
  static RunningThreadkeep on(TestStorage storage, String... arguments) {
    var service = starting(storage, arguments);
    service.lineWith("Ready after");
    return service;
  }

  /** Returns at once. */
  static RunningThreadkeep starting(TestStorage storage, String... arguments) {
    try {
      return new RunningThreadkeep(
          Launcher.start(
              storage.environment(),
              Stream.concat(Stream.of("serve", "--port", "0"), Stream.of(arguments))
                  .toArray(String[]::new)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void pump(BufferedReader reader, Consumer<String> hearer) {
    try (reader) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        hearer.accept(line);
      }
    } catch (IOException _) {
      // A process that is killed has its streams closed under the reader.
    }
  }

  private synchronized void hear(String line) {
    errors.add(line);
  }

  private synchronized String errors() {
    return String.join("\n", errors);
  }

  /** Waits for a line on standard output. */
  String lineWith(String fragment) {
    for (var line : said) {
      if (line.contains(fragment)) {
        return line;
      }
    }
    String line;
    do {
      line = nextLine(fragment);
    } while (!line.contains(fragment));
    return line;
  }

  /** Waits for as many lines on standard output that begin like this. */
  List<String> linesBeginning(String beginning, long number) {
    while (said.stream().filter(line -> line.startsWith(beginning)).count() < number) {
      nextLine(beginning);
    }
    return said.stream().filter(line -> line.startsWith(beginning)).toList();
  }

  private String nextLine(String wanted) {
    try {
      var line = lines.poll(SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError(
            "nothing with \"%s\" in:%n%s%n%s".formatted(wanted, said, errors()));
      }
      said.add(line);
      return line;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  String url() {
    return lineWith("API").replaceFirst(".*(http://\\S+)/v1", "$1");
  }

  /** The key that {@code --demo} prints. */
  String demoKey() {
    return lineWith("KEY=").strip().substring("KEY=".length());
  }

  /** Ends it as an operator does, and checks that it had nothing to complain about. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
    assertThat(errors()).as("what the service wrote on standard error").isEmpty();
    assertThat(process.exitValue()).isEqualTo(143);
  }

  /** The same where it had reason to complain; gives what it wrote on standard error. */
  String closeThoughItComplained() {
    process.destroy();
    awaitEnd();
    assertThat(process.exitValue()).as(errors()).isEqualTo(143);
    return errors();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
      errorReader.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
