package dev.threadkeep.bootstrap.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How fast the service wakes threads that are due at once, and what requests feel of it. */
final class Sweeps {
  private static final String LINE = "%-38s %10s %8s %8s%n";

  private final BenchPlan plan;
  private final BenchDatabase database;
  private final Runs runs;
  private final List<Double> wakes = new ArrayList<>();
  private final List<Figure> closesAlone = new ArrayList<>();
  private final List<Figure> closesBeside = new ArrayList<>();

  /** The first threads are woken, again and again; the others are there to be closed. */
  Sweeps(BenchPlan plan, BenchDatabase database, Runs runs) {
    this.plan = plan;
    this.database = database;
    this.runs = runs;
    runs.leaveOut(plan.threads());
  }

  /** How many threads are closed meanwhile. */
  static long closes(BenchPlan plan) {
    return 2L * plan.rounds() * Runs.closesIn(plan.seconds()) + Runs.closesIn(plan.warmUpSeconds());
  }

  /** The figures as lines for people. */
  String measure() {
    runs.close(clients(), plan.warmUpSeconds());
    for (int round = 0; round < plan.rounds(); round++) {
      closesAlone.add(runs.close(clients(), plan.seconds()));
      wakes.add(wake());
      makeDue();
      closesBeside.add(runs.close(clients(), plan.seconds()));
      awaitNoneDue();
    }
    return table();
  }

  private int clients() {
    return plan.clients().getFirst();
  }

  private double wake() {
    makeDue();
    long began = System.nanoTime();
    awaitNoneDue();
    return plan.threads() / ((System.nanoTime() - began) / 1e9);
  }

  private void makeDue() {
    database.pgbench().once("snooze", Map.of("last", String.valueOf(plan.threads())));
  }

  private void awaitNoneDue() {
    database.pgbench().once("await-woken", Map.of());
  }

  private String table() {
    var table = new StringBuilder();
    table.append(String.format(Locale.ROOT, LINE, "", "per second", "p50 ms", "p99 ms"));
    table.append(
        String.format(
            Locale.ROOT,
            LINE,
            String.format(Locale.ROOT, "woken of %,d due at once", plan.threads()),
            String.format(Locale.ROOT, "%,.0f", Spread.of(wakes).median()),
            "",
            ""));
    table.append(line("closes over HTTP, %d at once", closesAlone));
    table.append(line("the same while threads are woken", closesBeside));
    table.append(
        String.format(
            Locale.ROOT,
            "Medians of %d rounds; closes for %d s each.%n",
            plan.rounds(),
            plan.seconds()));
    return table.toString();
  }

  private String line(String what, List<Figure> figures) {
    return String.format(
        Locale.ROOT,
        LINE,
        String.format(Locale.ROOT, what, clients()),
        median("%,.0f", figures, Figure::rate),
        median("%.2f", figures, Figure::p50Millis),
        median("%.2f", figures, Figure::p99Millis));
  }

  private static String median(String form, List<Figure> figures, ToDoubleFunction<Figure> value) {
    return String.format(Locale.ROOT, form, Spread.of(figures, value).median());
  }
}
