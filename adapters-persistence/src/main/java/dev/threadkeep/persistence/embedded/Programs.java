package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's own programs, and running them the way they insist on. */
record Programs(Path home, int majorVersion) {
  private static final String VERSION_LINE = "# PostgreSQL ";

  static Programs in(Path home) throws IOException {
    // initdb itself takes the version of what it makes from this line.
    try (var lines = Files.lines(home.resolve("share/postgresql/postgres.bki"))) {
      var first = lines.findFirst().orElse("");
      return new Programs(home, Integer.parseInt(first.replace(VERSION_LINE, "").strip()));
    }
  }

  /** Runs one to its end and gives what it printed; a failure is told as {@link Trouble} does. */
  void run(Path folder, long seconds, String program, String... arguments) {
    try {
      var running = start(folder, program, arguments);
      if (!running.process().waitFor(seconds, TimeUnit.SECONDS)) {
        running.process().destroyForcibly();
        throw new UnusableDatabaseException(
            "PostgreSQL in %s: %s did not finish within %d seconds: see postgres.log there"
                .formatted(folder, program, seconds));
      }
      var output = running.finish();
      if (running.process().exitValue() != 0) {
        throw Trouble.printed(folder, program, output);
      }
    } catch (IOException failure) {
      throw Trouble.with(folder, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnusableDatabaseException("Interrupted while running " + program, interrupted);
    }
  }

  Running start(Path folder, String program, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    if (Platform.isRoot()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it has none of root's
      // powers and still owns root's files.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    // To a file, never to a pipe: the server would inherit the pipe and block when we are gone.
    var output = Files.createTempFile(folder, program + "-", ".out");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    try {
      return new Running(builder.start(), output);
    } catch (IOException failure) {
      Files.deleteIfExists(output);
      throw new UnusableDatabaseException(
          "%s cannot be run: install it, or remove %s so that it is unpacked again"
              .formatted(command.getFirst(), home),
          failure);
    }
  }

  /** One that was started; {@code output} is where it prints to. */
  record Running(Process process, Path output) {
    String finish() throws IOException {
      var text = Files.readString(output);
      Files.deleteIfExists(output);
      return text;
    }
  }
}
