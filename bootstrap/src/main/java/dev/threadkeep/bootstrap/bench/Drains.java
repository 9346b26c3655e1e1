package dev.threadkeep.bootstrap.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How fast the service tells a vendor what has piled up, and how fast the vendor can be told. */
final class Drains {
  private static final String LINE = "%-34s %10s %9s %9s   %s%n";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MILLIS_BETWEEN_LOOKS = 5;

  /** As many calls at once as a connection makes unless it is told otherwise. */
  private static final int AT_ONCE = 8;

  /** Of all threads, for a service that begins cold. */
  private static final int PART_TO_WARM_UP_WITH = 10;

  private final BenchPlan plan;
  private final BenchDatabase database;
  private final ServiceProcess service;
  private final Connections connections;
  private final Consumer<String> progress;
  private final List<Figure> alone = new ArrayList<>();
  private final List<Figure> drained = new ArrayList<>();

  Drains(
      BenchPlan plan,
      BenchDatabase database,
      ServiceProcess service,
      Connections connections,
      Consumer<String> progress) {
    this.plan = plan;
    this.database = database;
    this.service = service;
    this.connections = connections;
    this.progress = progress;
  }

  /** The figures as lines for people. */
  String measure() {
    try (var vendor = StandIn.answering()) {
      var connection = connections.to(vendor, TIMEOUT);
      var plot = Plot.in(connections);
      connections.change(1, plan.threads(), _ -> Plot.BEFORE);
      connections.hold(1, plan.threads(), connection);
      drain(vendor, connection, plot, Math.max(1, plan.threads() / PART_TO_WARM_UP_WITH));
      new PlainCalls(vendor, AT_ONCE, plan.warmUpSeconds()).make();
      for (int round = 1; round <= plan.rounds(); round++) {
        alone.add(plain(vendor));
        drained.add(drain(vendor, connection, plot, plan.threads()));
      }
    }
    return table();
  }

  private Figure plain(StandIn vendor) {
    var meter = CpuMeter.start(service.pid(), database.pid());
    long began = System.nanoTime();
    long calls = new PlainCalls(vendor, AT_ONCE, plan.seconds()).make();
    return figure(calls, began, meter);
  }

  private Figure drain(StandIn vendor, String connection, Plot plot, int threads) {
    progress.accept("Piling up %,d deliveries…".formatted(threads * Plot.DELIVERIES));
    plot.changes().forEach(change -> connections.change(1, threads, _ -> change));
    vendor.forget();
    progress.accept("Delivering them…");
    var meter = CpuMeter.start(service.pid(), database.pid());
    long began = System.nanoTime();
    connections.enable(connection, true);
    await(vendor, (long) threads * Plot.CALLS);
    var figure = figure((long) threads * Plot.DELIVERIES, began, meter);
    connections.enable(connection, false);
    requireAllTold(vendor, threads);
    return figure;
  }

  private static Figure figure(long operations, long began, CpuMeter meter) {
    return new Figure(operations, (System.nanoTime() - began) / 1e9, 0, 0, meter.of(operations));
  }

  /** The vendor can tell when it has heard all; that it was written down is asked for then. */
  private void await(StandIn vendor, long calls) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (vendor.calls() < calls || connections.isAny("pending")) {
      if (System.nanoTime() > end) {
        throw new BenchException(
            "The vendor was called %,d times of %,d".formatted(vendor.calls(), calls));
      }
      Pauses.of(MILLIS_BETWEEN_LOOKS);
    }
  }

  private void requireAllTold(StandIn vendor, int threads) {
    for (long number = 1; number <= threads; number++) {
      var told = vendor.toldOf(Connections.there(number)).stream().map(StandIn.Told::what).toList();
      if (!told.equals(Plot.told())) {
        throw new BenchException("The vendor was told %s of thread %d".formatted(told, number));
      }
    }
    if (vendor.calls() != (long) threads * Plot.CALLS
        || connections.isAny("parked")
        || connections.isAny("not_propagated")) {
      throw new BenchException("Not all was delivered once");
    }
  }

  private String table() {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            LINE,
            "",
            "deliveries",
            "calls",
            "ratio",
            "CPU µs  stand-in + service + PostgreSQL"));
    double most = Spread.of(alone, Figure::rate).median();
    double delivered = Spread.of(drained, Figure::rate).median();
    table.append(line("plain calls, %d at once".formatted(AT_ONCE), "", most, 1, alone));
    double calls = delivered * Plot.CALLS / Plot.DELIVERIES;
    table.append(
        line(
            "%,d pending, delivered".formatted(plan.threads() * Plot.DELIVERIES),
            String.format(Locale.ROOT, "%,.0f", delivered),
            calls,
            calls / most,
            drained));
    table.append(
        String.format(
            Locale.ROOT,
            "Per second, medians of %d rounds; processor time for each call, or each delivery. Every"
                + " thread's calls came in their order, and each once.%n",
            plan.rounds()));
    return table.toString();
  }

  private static String line(
      String what, String deliveries, double calls, double ratio, List<Figure> figures) {
    return String.format(
        Locale.ROOT,
        LINE,
        what,
        deliveries,
        String.format(Locale.ROOT, "%,.0f", calls),
        String.format(Locale.ROOT, "%.2f", ratio),
        cpu(figures));
  }

  private static String cpu(List<Figure> figures) {
    return String.format(
        Locale.ROOT,
        "%,.0f + %,.0f + %,.0f",
        Spread.of(figures, figure -> of(figure.cpu(), Figure.Cpu::client)).median(),
        Spread.of(figures, figure -> of(figure.cpu(), Figure.Cpu::service)).median(),
        Spread.of(figures, figure -> of(figure.cpu(), Figure.Cpu::postgres)).median());
  }

  private static double of(Figure.@Nullable Cpu cpu, ToDoubleFunction<Figure.Cpu> part) {
    return cpu == null ? 0 : part.applyAsDouble(cpu);
  }
}
