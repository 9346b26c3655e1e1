package dev.threadkeep.bootstrap.bench;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.bootstrap.bench.BenchPlan.Subject;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of all rounds, with what of the baseline each run reached in its own round. */
final class Report {
  private static final String LINE = "%-6s %-20s %7s %10s %19s %8s %8s %8s  %s%n";

  private final BenchPlan plan;
  private final Map<Row, List<Figure>> figures = new LinkedHashMap<>();

  /** The first row of a subject is the baseline of the others. */
  private record Row(Subject subject, String who, int clients) {}

  Report(BenchPlan plan) {
    this.plan = plan;
  }

  void add(Subject subject, String who, int clients, Figure figure) {
    figures.computeIfAbsent(new Row(subject, who, clients), _ -> new ArrayList<>()).add(figure);
  }

  private List<Figure> baseline(Row row) {
    return figures.entrySet().stream()
        .filter(each -> each.getKey().subject() == row.subject())
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private Spread ratio(Row row) {
    var own = figures.getOrDefault(row, List.of());
    var others = baseline(row);
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < own.size(); round++) {
      ratios.add(own.get(round).rate() / others.get(round).rate());
    }
    return Spread.of(ratios);
  }

  String table() {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            LINE,
            "",
            "",
            "at once",
            "per second",
            "ratio (min–max)",
            "p50 ms",
            "p99 ms",
            "CPU µs",
            "client + service + PostgreSQL"));
    figures.forEach((row, runs) -> table.append(line(row, runs)));
    table.append(
        String.format(
            Locale.ROOT,
            "Medians of %d rounds of %d s each; the ratio is to the first line of its kind, round by"
                + " round.%n",
            plan.rounds(),
            plan.seconds()));
    return table.toString();
  }

  private String line(Row row, List<Figure> runs) {
    var ratio = ratio(row);
    return String.format(
        Locale.ROOT,
        LINE,
        row.subject().name().toLowerCase(Locale.ROOT),
        row.who(),
        row.clients(),
        String.format(Locale.ROOT, "%,.0f", median(runs, Figure::rate)),
        String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", ratio.median(), ratio.least(), ratio.most()),
        String.format(Locale.ROOT, "%.2f", median(runs, Figure::p50Millis)),
        String.format(Locale.ROOT, "%.2f", median(runs, Figure::p99Millis)),
        String.format(Locale.ROOT, "%.0f", median(runs, Report::total)),
        String.format(
            Locale.ROOT,
            "%.0f + %.0f + %.0f",
            median(runs, figure -> figure.cpu() == null ? 0 : figure.cpu().client()),
            median(runs, figure -> figure.cpu() == null ? 0 : figure.cpu().service()),
            median(runs, figure -> figure.cpu() == null ? 0 : figure.cpu().postgres())));
  }

  private static double total(Figure figure) {
    return figure.cpu() == null ? 0 : figure.cpu().total();
  }

  private static double median(List<Figure> runs, ToDoubleFunction<Figure> value) {
    return Spread.of(runs.stream().map(value::applyAsDouble).toList()).median();
  }

  String json() {
    var rows = new ArrayList<JsonObject>();
    figures.forEach((row, runs) -> rows.add(json(row, runs)));
    return new ObjectWriter()
        .putNumber("rounds", plan.rounds())
        .putNumber("seconds", plan.seconds())
        .putAll("rows", rows, row -> row)
        .toObject()
        .toString();
  }

  private JsonObject json(Row row, List<Figure> runs) {
    var ratio = ratio(row);
    return new ObjectWriter()
        .putText("subject", row.subject().name().toLowerCase(Locale.ROOT))
        .putText("who", row.who())
        .putNumber("at_once", row.clients())
        .put("ratio_min", number(ratio.least()))
        .put("ratio_median", number(ratio.median()))
        .put("ratio_max", number(ratio.most()))
        .putAll("runs", runs, Report::json)
        .toObject();
  }

  private static JsonObject json(Figure figure) {
    var json =
        new ObjectWriter()
            .putNumber("operations", figure.operations())
            .put("seconds", number(figure.seconds()))
            .put("per_second", number(figure.rate()))
            .put("p50_ms", number(figure.p50Millis()))
            .put("p99_ms", number(figure.p99Millis()));
    if (figure.cpu() != null) {
      json.put("cpu_us_client", number(figure.cpu().client()))
          .put("cpu_us_service", number(figure.cpu().service()))
          .put("cpu_us_postgres", number(figure.cpu().postgres()));
    }
    return json.toObject();
  }

  private static JsonNumber number(double value) {
    return new JsonNumber(BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP));
  }
}
