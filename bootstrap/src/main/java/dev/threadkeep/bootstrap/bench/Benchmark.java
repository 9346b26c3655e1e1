package dev.threadkeep.bootstrap.bench;

import dev.threadkeep.bootstrap.bench.BenchPlan.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Measures as a plan says. All that it starts and writes is gone when it returns, but for the
 * figures.
 */
public final class Benchmark {
  private static final String SERVICE_LOG = "service.log";
  private static final int MOST_LOG_LINES = 20;

  private final BenchPlan plan;
  private final Consumer<String> progress;

  public Benchmark(BenchPlan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * The figures as lines for people.
   *
   * @throws BenchException if something is missing or fails
   */
  public String run() {
    Pgbench.require();
    var folder = newFolder();
    try {
      var report = measured(folder);
      if (plan.json() != null) {
        Files.writeString(plan.json(), report.json());
      }
      return report.table();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      delete(folder);
    }
  }

  /**
   * How long starts take, as lines for people.
   *
   * @throws BenchException if something is missing or fails
   */
  public String starts() {
    Pgbench.require();
    var folder = newFolder();
    try (var database = BenchDatabase.with(1, folder)) {
      progress.accept("Starting the service %d times…".formatted(4 * (plan.rounds() + 1)));
      return new Starts(plan.launcher(), database.address(), folder.resolve("embedded"))
          .measure(plan.rounds());
    } finally {
      delete(folder);
    }
  }

  /**
   * How fast threads are imported and exported, as lines for people.
   *
   * @throws BenchException if something fails
   */
  public String transfers() {
    var folder = newFolder();
    try {
      return new Transfers(plan.launcher(), folder, plan.threads(), progress).measure();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      delete(folder);
    }
  }

  private void tellWhatTheServiceSaid(Path folder) {
    var log = folder.resolve(SERVICE_LOG);
    try (var lines = Files.lines(log)) {
      lines.limit(MOST_LOG_LINES).forEach(progress);
    } catch (IOException failure) {
      progress.accept("The service has no log: " + failure);
    }
  }

  private Report measured(Path folder) {
    long threads = Math.max(plan.threads(), threadsToClose());
    progress.accept("Making a cluster with %,d open threads…".formatted(threads));
    try (var database = BenchDatabase.with(threads, folder);
        var service =
            ServiceProcess.start(
                plan.launcher(), database.address(), folder.resolve(SERVICE_LOG))) {
      var runs = new Runs(plan, database, service);
      progress.accept("Warming up for %d s…".formatted(plan.warmUpSeconds()));
      warmUp(runs);
      var report = new Report(plan);
      for (int round = 1; round <= plan.rounds(); round++) {
        progress.accept("Round %d of %d…".formatted(round, plan.rounds()));
        measure(runs, report);
      }
      return report;
    } catch (BenchException failure) {
      tellWhatTheServiceSaid(folder);
      throw failure;
    }
  }

  private long threadsToClose() {
    if (!plan.subjects().contains(Subject.CLOSE)) {
      return 0;
    }
    long runs = (long) plan.rounds() * Math.max(2, plan.clients().size());
    return runs * Runs.closesIn(plan.seconds()) + Runs.closesIn(plan.warmUpSeconds());
  }

  private void warmUp(Runs runs) {
    int share = Math.max(1, plan.warmUpSeconds() / plan.subjects().size());
    int clients = plan.clients().getLast();
    for (var subject : plan.subjects()) {
      switch (subject) {
        case CLOSE -> runs.close(clients, share);
        case READ -> runs.read(clients, share);
        case PAGE -> runs.page(clients, share);
      }
    }
  }

  private void measure(Runs runs, Report report) {
    for (var subject : Subject.values()) {
      if (plan.subjects().contains(subject)) {
        switch (subject) {
          case CLOSE -> {
            pgbench(report, subject, "six trips", () -> runs.pgbenchCloses("close-six-trips"));
            pgbench(report, subject, "one CTE", () -> runs.pgbenchCloses("close-one-cte"));
          }
          case READ -> pgbench(report, subject, "select", () -> runs.pgbenchReads("read-one"));
          case PAGE -> pgbench(report, subject, "select", () -> runs.pgbenchReads("read-page"));
        }
        for (int clients : plan.clients()) {
          report.add(
              subject,
              "service over HTTP",
              clients,
              switch (subject) {
                case CLOSE -> runs.close(clients, plan.seconds());
                case READ -> runs.read(clients, plan.seconds());
                case PAGE -> runs.page(clients, plan.seconds());
              });
        }
      }
    }
  }

  private void pgbench(Report report, Subject subject, String how, Supplier<Figure> run) {
    report.add(subject, "pgbench, " + how, plan.connections(), run.get());
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("threadkeep-bench");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
