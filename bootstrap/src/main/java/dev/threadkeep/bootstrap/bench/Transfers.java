package dev.threadkeep.bootstrap.bench;

import dev.threadkeep.bootstrap.bench.ThreadsFile.Shape;
import dev.threadkeep.persistence.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** How fast threads go in and out, with little memory. */
final class Transfers {
  private static final int HEAP_MEGABYTES = 128;
  private static final int MILLIS_BETWEEN_LOOKS = 100;

  private final Path launcher;
  private final Path folder;
  private final int threads;
  private final Consumer<String> progress;
  private final StringBuilder table = new StringBuilder();

  Transfers(Path launcher, Path folder, int threads, Consumer<String> progress) {
    this.launcher = launcher;
    this.folder = folder;
    this.threads = threads;
    this.progress = progress;
  }

  /** The figures as lines for people. */
  String measure() throws IOException {
    var usual = written("threads.ndjson", Shape.USUAL);
    var brief = written("short-threads.ndjson", Shape.SHORT);
    table.append(
        line(
            "",
            "threads",
            "seconds",
            "per second",
            "memory at most",
            "CPU µs  program + PostgreSQL"));
    try (var server = Server.start(folder.resolve("data"))) {
      run(server, "import into nothing", "import", usual.toString());
      run(server, "import of what is there", "import", usual.toString());
      var exported = folder.resolve("exported.ndjson");
      run(server, "export", "export", "--all", exported.toString());
      requireAsManyThreads(exported);
    }
    try (var server = Server.start(folder.resolve("data-of-short"))) {
      run(server, "import of short threads", "import", brief.toString());
    }
    table.append(
        String.format(
            Locale.ROOT,
            "Threads of 6 events and 3 messages each, %,.1f kB; short ones of 4 and 2, %,.1f kB;"
                + " processes from start to end, with a heap of %d MB; processor time for each"
                + " thread.%n",
            kilobytesPerThread(usual),
            kilobytesPerThread(brief),
            HEAP_MEGABYTES));
    return table.toString();
  }

  private Path written(String name, Shape shape) throws IOException {
    var file = folder.resolve(name);
    progress.accept("Writing %,d threads into a file…".formatted(threads));
    ThreadsFile.write(file, threads, shape);
    return file;
  }

  private double kilobytesPerThread(Path file) throws IOException {
    return Files.size(file) / 1e3 / threads;
  }

  /** A database of its own. */
  private record Server(EmbeddedPostgres postgres, long pid) implements AutoCloseable {
    static Server start(Path data) throws IOException {
      var postgres = EmbeddedPostgres.start(data, _ -> {});
      // The parent of those that work for it.
      var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip();
      return new Server(postgres, Long.parseLong(pid));
    }

    @Override
    public void close() {
      postgres.close();
    }
  }

  private void run(Server server, String what, String... arguments) throws IOException {
    progress.accept(what + "…");
    var command = new ArrayList<String>();
    command.add(launcher.toString());
    command.addAll(Arrays.asList(arguments));
    var log = folder.resolve("transfer.log");
    var builder =
        new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(log.toFile());
    var environment = new HashMap<>(ServiceProcess.environment(server.postgres().address()));
    environment.put("JAVA_TOOL_OPTIONS", "-Xmx%dm".formatted(HEAP_MEGABYTES));
    ServiceProcess.settle(builder, environment);
    double programBefore = CpuTimes.micros(ProcessHandle.current().pid());
    double postgresBefore = CpuTimes.familyMicros(server.pid());
    long began = System.nanoTime();
    var process = builder.start();
    long kilobytes = largest(process);
    double seconds = (System.nanoTime() - began) / 1e9;
    if (process.exitValue() != 0) {
      Files.readAllLines(log).stream().limit(20).forEach(progress);
      throw new BenchException("threadkeep %s failed".formatted(String.join(" ", arguments)));
    }
    table.append(
        line(
            what,
            String.format(Locale.ROOT, "%,d", threads),
            String.format(Locale.ROOT, "%.1f", seconds),
            String.format(Locale.ROOT, "%,.0f", threads / seconds),
            String.format(Locale.ROOT, "%,d MB", kilobytes / 1024),
            String.format(
                Locale.ROOT,
                "%,.0f + %,.0f",
                (CpuTimes.micros(ProcessHandle.current().pid()) - programBefore) / threads,
                (CpuTimes.familyMicros(server.pid()) - postgresBefore) / threads)));
  }

  /** The most memory, of whatever kind, that the process had while it ran. */
  private static long largest(Process process) {
    long kilobytes = 0;
    try {
      while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
        kilobytes = Math.max(kilobytes, highWater(process.pid()));
      }
      return kilobytes;
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new BenchException("Interrupted", interrupted);
    }
  }

  private static long highWater(long pid) {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      return lines
          .filter(each -> each.startsWith("VmHWM:"))
          .map(each -> each.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException _) {
      return 0; // it has ended
    }
  }

  private void requireAsManyThreads(Path exported) throws IOException {
    try (var lines = Files.lines(exported)) {
      long found = lines.filter(each -> each.startsWith("{\"type\":\"thread\",")).count();
      if (found != threads) {
        throw new BenchException("%d of %d threads were exported".formatted(found, threads));
      }
    }
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-24s %10s %10s %12s %16s   %s%n", cells);
  }
}
