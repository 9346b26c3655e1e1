package dev.threadkeep.bootstrap.bench;

import dev.threadkeep.bootstrap.bench.BenchPlan.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Measures as a plan says. All that it starts and writes is gone when it returns, but for the
 * figures.
 */
public final class Benchmark {
  private static final String SERVICE_LOG = "service.log";
  private static final int MOST_LOG_LINES = 20;

  /** How many closes a transaction of {@code pgbench} makes, and a small request. */
  private static final int SIXTEEN = 16;

  /** How many closes a request may ask for. */
  private static final int THOUSAND = 1_000;

  private static final int FEW_CLIENTS = 4;

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
   * How fast threads that are due are woken, as lines for people.
   *
   * @throws BenchException if something is missing or fails
   */
  public String sweeps() {
    return beside(
        plan.threads() + Sweeps.closes(plan),
        database -> ServiceProcess.environment(database.address()),
        (database, service) -> {
          progress.accept(
              "Waking %,d threads %d times…".formatted(plan.threads(), 2 * plan.rounds()));
          return new Sweeps(plan, database, new Runs(plan, database, service)).measure();
        });
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

  /**
   * How fast vendors are told what threads went through, as lines for people.
   *
   * @throws BenchException if something is missing or fails
   */
  public String deliveries() {
    return beside(
        plan.threads() + Outages.threads(plan),
        Benchmark::withVendorsHere,
        (database, service) -> {
          var api = new Api(service.uri(), database.key());
          var connections = new Connections(api);
          var drained = new Drains(plan, database, service, connections, progress).measure();
          var beside = new Outages(plan, api, connections, plan.threads() + 1L, progress).measure();
          return drained + System.lineSeparator() + beside;
        });
  }

  /** What is measured of a service that runs on a database of its own. */
  private String beside(
      long threads,
      Function<BenchDatabase, Map<String, String>> settings,
      BiFunction<BenchDatabase, ServiceProcess, String> measuring) {
    Pgbench.require();
    var folder = newFolder();
    progress.accept("Making a cluster with %,d threads…".formatted(threads));
    try (var database = BenchDatabase.with(threads, folder);
        var service =
            ServiceProcess.start(
                plan.launcher(), settings.apply(database), folder.resolve(SERVICE_LOG))) {
      return measuring.apply(database, service);
    } catch (BenchException failure) {
      tellWhatTheServiceSaid(folder);
      throw failure;
    } finally {
      delete(folder);
    }
  }

  private static Map<String, String> withVendorsHere(BenchDatabase database) {
    var settings = new HashMap<>(ServiceProcess.environment(database.address()));
    settings.put("THREADKEEP_ALLOWED_NETWORKS", "127.0.0.0/8");
    settings.put("THREADKEEP_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    return settings;
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
    long closing = plan.subjects().contains(Subject.CLOSE) ? Math.max(2, plan.clients().size()) : 0;
    long bulk = plan.subjects().contains(Subject.BULK) ? 2 : 0;
    return plan.rounds() * (closing + bulk) * Runs.closesIn(plan.seconds())
        + Runs.closesIn(plan.warmUpSeconds() + 1);
  }

  private void warmUp(Runs runs) {
    int share = Math.max(1, plan.warmUpSeconds() / plan.subjects().size());
    int clients = plan.clients().getLast();
    for (var subject : plan.subjects()) {
      switch (subject) {
        case CLOSE -> runs.close(clients, share);
        case READ -> runs.read(clients, share);
        case PAGE -> runs.page(clients, share);
        case BULK -> runs.bulk(FEW_CLIENTS, 1, THOUSAND);
      }
    }
  }

  private void measure(Runs runs, Report report) {
    for (var subject : Subject.values()) {
      if (plan.subjects().contains(subject)) {
        measure(subject, runs, report);
      }
    }
  }

  private void measure(Subject subject, Runs runs, Report report) {
    int seconds = plan.seconds();
    switch (subject) {
      case CLOSE -> {
        pgbench(report, subject, "six trips", () -> runs.pgbenchCloses("close-six-trips"));
        pgbench(report, subject, "one CTE", () -> runs.pgbenchCloses("close-one-cte"));
        overHttp(report, subject, clients -> runs.close(clients, seconds));
      }
      case READ -> {
        pgbench(report, subject, "select", () -> runs.pgbenchReads("read-one"));
        overHttp(report, subject, clients -> runs.read(clients, seconds));
      }
      case PAGE -> {
        pgbench(report, subject, "select", () -> runs.pgbenchReads("read-page"));
        overHttp(report, subject, clients -> runs.page(clients, seconds));
      }
      case BULK -> measureBulk(runs, report);
    }
  }

  /** Closes, whoever makes them: 16 or more in each transaction or request. */
  private void measureBulk(Runs runs, Report report) {
    pgbench(
        report,
        Subject.BULK,
        "%d, 6 trips".formatted(SIXTEEN),
        () -> runs.pgbenchBulk("close-sixteen-six-trips", SIXTEEN));
    pgbench(
        report,
        Subject.BULK,
        "%d, a CTE".formatted(SIXTEEN),
        () -> runs.pgbenchBulk("close-sixteen-one-cte", SIXTEEN));
    report.add(
        Subject.BULK,
        "service, %d each".formatted(SIXTEEN),
        plan.connections(),
        runs.bulk(plan.connections(), plan.seconds(), SIXTEEN));
    report.add(
        Subject.BULK,
        "service, %,d each".formatted(THOUSAND),
        FEW_CLIENTS,
        runs.bulk(FEW_CLIENTS, plan.seconds(), THOUSAND));
  }

  private void overHttp(Report report, Subject subject, IntFunction<Figure> run) {
    for (int clients : plan.clients()) {
      report.add(subject, "service over HTTP", clients, run.apply(clients));
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
