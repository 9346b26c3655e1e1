package dev.threadkeep.bootstrap.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What vendors that are well feel of one that takes calls and never answers. */
final class Outages {
  private static final String LINE = "%-46s %10s %9s %9s%n";
  private static final int WELL = 4;
  private static final int ALL = WELL + 1;

  /** Steadily and not as fast as can be: of all vendors together. */
  private static final int CHANGES_A_SECOND = 100;

  /** Short, so that a run sees calls given up, the vendor left alone and tried again. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int MILLIS_BETWEEN_LOOKS = 20;

  private final BenchPlan plan;
  private final Api api;
  private final Connections connections;
  private final Consumer<String> progress;
  private final List<Figure> well = new ArrayList<>();
  private final List<Figure> beside = new ArrayList<>();
  private long next;

  /**
   * @param first the number of the first thread that may be closed
   */
  Outages(BenchPlan plan, Api api, Connections connections, long first, Consumer<String> progress) {
    this.plan = plan;
    this.api = api;
    this.connections = connections;
    this.next = first;
    this.progress = progress;
  }

  /** How many threads are closed. */
  static long threads(BenchPlan plan) {
    return (2L * plan.rounds() + 1) * closes(plan);
  }

  private static int closes(BenchPlan plan) {
    return CHANGES_A_SECOND * plan.seconds();
  }

  /** The figures as lines for people. */
  String measure() {
    progress.accept("Telling %d vendors…".formatted(ALL));
    run(StandIn.answering());
    for (int round = 0; round < plan.rounds(); round++) {
      well.add(run(StandIn.answering()));
      progress.accept("Telling %d vendors, of which one is away…".formatted(ALL));
      beside.add(run(StandIn.silent()));
    }
    return table();
  }

  /** Closes threads of all vendors in turns; tells of the arrivals at those that are well. */
  private Figure run(StandIn last) {
    var vendors = new ArrayList<StandIn>();
    try {
      IntStream.range(0, WELL).forEach(_ -> vendors.add(StandIn.answering()));
      vendors.add(last);
      var made = vendors.stream().map(vendor -> connections.to(vendor, TIMEOUT)).toList();
      long first = next;
      int closes = closes(plan);
      next += closes;
      made.forEach(connection -> hold(first, closes, made.indexOf(connection), connection));
      made.forEach(connection -> connections.enable(connection, true));
      var figure = arrivals(vendors, first, close(first, closes));
      made.forEach(connection -> connections.enable(connection, false));
      return figure;
    } finally {
      vendors.forEach(StandIn::close);
    }
  }

  /** Each vendor has as many, one behind the other, so that a request can name them. */
  private void hold(long first, int closes, int vendor, String connection) {
    int each = closes / ALL;
    connections.hold(first + (long) vendor * each, first + (vendor + 1L) * each - 1, connection);
  }

  /** The thread that is closed by a request, of the vendors in turns. */
  private static int place(long request, int closes) {
    return (int) (request % ALL * (closes / ALL) + request / ALL);
  }

  /** When each close was sent. */
  private AtomicLongArray close(long first, int closes) {
    var sent = new AtomicLongArray(closes);
    long began = System.nanoTime();
    long between = TimeUnit.SECONDS.toNanos(1) / CHANGES_A_SECOND;
    new HttpLoad(api.service(), plan.clients().getFirst(), Duration.ofSeconds(3L * plan.seconds()))
        .send(
            closes,
            number -> {
              long early = began + number * between - System.nanoTime();
              Pauses.of(Math.max(0, TimeUnit.NANOSECONDS.toMillis(early)));
              int place = place(number, closes);
              sent.set(place, System.nanoTime());
              return api.request(
                  "POST", "/threads/%s/close".formatted(Runs.id(first + place)), new byte[0]);
            });
    return sent;
  }

  private Figure arrivals(List<StandIn> vendors, long first, AtomicLongArray sent) {
    int each = sent.length() / ALL;
    var latencies = new Latencies();
    long last = Long.MIN_VALUE;
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    for (int place = 0; place < WELL * each; place++) {
      long at = arrival(vendors.get(place / each), Connections.there(first + place), end);
      latencies.add(at - sent.get(place));
      last = Math.max(last, at);
    }
    return new Figure(
        latencies.size(),
        (last - sent.get(0)) / 1e9,
        latencies.millis(0.5),
        latencies.millis(0.99),
        null);
  }

  private static long arrival(StandIn vendor, String thread, long end) {
    var told = vendor.toldOf(thread);
    while (told.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new BenchException("A vendor that is well was never told of " + thread);
      }
      Pauses.of(MILLIS_BETWEEN_LOOKS);
      told = vendor.toldOf(thread);
    }
    return told.getFirst().at();
  }

  private String table() {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            LINE,
            "arrivals at four of five vendors",
            "per second",
            "p50 ms",
            "p99 ms"));
    table.append(line("while the fifth answers", well));
    table.append(line("while the fifth takes calls and never answers", beside));
    table.append(
        String.format(
            Locale.ROOT,
            LINE,
            "ratio",
            ratio(Figure::rate),
            ratio(Figure::p50Millis),
            ratio(Figure::p99Millis)));
    table.append(
        String.format(
            Locale.ROOT,
            "%d closes a second over HTTP, from the request to the vendor's first byte; medians of %d"
                + " rounds of %d s.%n",
            CHANGES_A_SECOND,
            plan.rounds(),
            plan.seconds()));
    return table.toString();
  }

  private static String line(String what, List<Figure> figures) {
    return String.format(
        Locale.ROOT,
        LINE,
        what,
        format(Spread.of(figures, Figure::rate).median()),
        format(Spread.of(figures, Figure::p50Millis).median()),
        format(Spread.of(figures, Figure::p99Millis).median()));
  }

  private String ratio(ToDoubleFunction<Figure> value) {
    return String.format(
        Locale.ROOT, "%.2f", Spread.of(beside, value).median() / Spread.of(well, value).median());
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%,.1f", value);
  }
}
