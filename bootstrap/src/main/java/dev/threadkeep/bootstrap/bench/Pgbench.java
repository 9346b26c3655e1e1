package dev.threadkeep.bootstrap.bench;

import static java.util.stream.Collectors.joining;

import dev.threadkeep.persistence.schema.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own benchmark program, which also runs the scripts that fill the tables. */
final class Pgbench {
  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+) \\(without");

  /** Each connection repeats what one of them says. */
  private static final int MOST_LINES = 6;

  private final DatabaseAddress database;
  private final Path folder;
  private final Map<String, String> variables;

  /**
   * @param folder for scripts and logs
   * @param variables for all scripts
   */
  Pgbench(DatabaseAddress database, Path folder, Map<String, String> variables) {
    this.database = database;
    this.folder = folder;
    this.variables = Map.copyOf(variables);
  }

  /**
   * @throws BenchException if there is none
   */
  static void require() {
    try {
      new ProcessBuilder("pgbench", "--version").start().destroy();
    } catch (IOException missing) {
      throw new BenchException(
          "There is no pgbench on the PATH: install it (Debian: postgresql-15 or newer, or"
              + " postgresql-contrib; Fedora: postgresql-contrib; Homebrew: postgresql)",
          missing);
    }
  }

  /** Runs a script once. */
  void once(String script, Map<String, String> more) {
    run(script, more, List.of("-c", "1", "-t", "1"));
  }

  /** What a run came to: how many, in what time, and how long each took. */
  record Outcome(double rate, Latencies latencies) {}

  /** Repeats a script over so many connections for so long. */
  Outcome load(String script, Map<String, String> more, int connections, int seconds) {
    return load(script, more, connections, List.of("-T", String.valueOf(seconds)));
  }

  /** Repeats a script over so many connections, so many times over each. */
  Outcome repeat(String script, Map<String, String> more, int connections, long times) {
    return load(script, more, connections, List.of("-t", String.valueOf(times)));
  }

  private Outcome load(
      String script, Map<String, String> more, int connections, List<String> length) {
    var prefix = folder.resolve("pgbench-" + script).toString();
    var options =
        Stream.concat(
            Stream.of("-c", String.valueOf(connections), "-j", "2", "-l", "--log-prefix=" + prefix),
            length.stream());
    var output = run(script, more, options.toList());
    var rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new BenchException("pgbench tells no rate: " + output);
    }
    return new Outcome(Double.parseDouble(rate.group(1)), latencies(prefix));
  }

  private String run(String script, Map<String, String> more, List<String> options) {
    var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared"));
    var place = URI.create(database.url().substring("jdbc:".length()));
    command.addAll(List.of("-h", place.getHost(), "-p", String.valueOf(place.getPort())));
    command.addAll(List.of("-U", database.owner().user()));
    command.addAll(options);
    Stream.of(variables, more)
        .flatMap(each -> each.entrySet().stream())
        .forEach(each -> command.addAll(List.of("-D", each.getKey() + "=" + each.getValue())));
    command.addAll(List.of("-f", unpacked(script).toString(), place.getPath().substring(1)));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.owner().password());
    try {
      var process = builder.start();
      try {
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new BenchException(
              "pgbench failed with %s: %s"
                  .formatted(script, output.lines().limit(MOST_LINES).collect(joining(" "))));
        }
        return output;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchException("Interrupted", interrupted);
    }
  }

  private Path unpacked(String script) {
    var file = folder.resolve(script + ".sql");
    try (var in = Pgbench.class.getResourceAsStream("/bench/" + script + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("no script " + script);
      }
      return Files.write(file, in.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** From the logs, a line for each transaction with its microseconds in the third column. */
  private static Latencies latencies(String prefix) {
    var latencies = new Latencies();
    var path = Path.of(prefix);
    try (var logs = Files.newDirectoryStream(path.getParent(), path.getFileName() + ".[0-9]*")) {
      for (var log : logs) {
        try (var lines = Files.lines(log)) {
          lines.forEach(line -> latencies.add(1000 * Long.parseLong(line.split(" ", 4)[2])));
        }
        Files.delete(log);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return latencies;
  }
}
