package dev.threadkeep.bootstrap.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The runs there are; each close meets an open thread, since every run has a range of its own. */
final class Runs {
  /** More closes than a run can make in a second, so that time ends it and not the range. */
  static final int MOST_CLOSES_A_SECOND = 12_000;

  /** For runs that end when their work is done. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final String CLOSE = "{\"type\":\"close\",\"reason\":\"resolved\"}";

  private static final byte[] REASON =
      "{\"reason\":\"resolved\"}".getBytes(StandardCharsets.US_ASCII);

  private final BenchPlan plan;
  private final BenchDatabase database;
  private final ServiceProcess service;
  private final Api api;
  private long nextForService = 1;
  private long nextForPgbench = 1;

  Runs(BenchPlan plan, BenchDatabase database, ServiceProcess service) {
    this.plan = plan;
    this.database = database;
    this.service = service;
    this.api = new Api(service.uri(), database.key());
  }

  /** How many open threads a run over so many seconds is given. */
  static long closesIn(int seconds) {
    return (long) seconds * MOST_CLOSES_A_SECOND;
  }

  /** Keeps the next threads from the closes of the service. */
  void leaveOut(long threads) {
    nextForService += threads;
  }

  Figure close(int clients, int seconds) {
    long first = nextForService;
    nextForService += closesIn(seconds);
    return overHttp(
        clients,
        seconds,
        closesIn(seconds),
        number -> request("POST", "/threads/%s/close".formatted(id(first + number)), REASON));
  }

  Figure read(int clients, int seconds) {
    return overHttp(
        clients,
        seconds,
        Long.MAX_VALUE,
        _ ->
            request(
                "GET",
                "/threads/" + id(1 + ThreadLocalRandom.current().nextInt(plan.threads())),
                new byte[0]));
  }

  Figure page(int clients, int seconds) {
    var request = request("GET", "/threads?status=open&sort=-created_at&limit=50", new byte[0]);
    return overHttp(clients, seconds, Long.MAX_VALUE, _ -> request);
  }

  /**
   * As many closes as a run may make, some of them in each request.
   *
   * @param each how many
   */
  Figure bulk(int clients, int seconds, int each) {
    long first = nextForService;
    nextForService += closesIn(seconds);
    var meter = CpuMeter.start(service.pid(), database.pid());
    var load = new HttpLoad(service.uri(), clients, LONGEST);
    var closes =
        new BulkChanges(api, first, first + closesIn(seconds) / each * each - 1, each, _ -> CLOSE);
    var outcome = load.send(closes.requests(), closes);
    return figure(meter, outcome.latencies(), outcome.seconds(), each);
  }

  private Figure overHttp(int clients, int seconds, long most, HttpLoad.Requests requests) {
    var meter = CpuMeter.start(service.pid(), database.pid());
    var load = new HttpLoad(service.uri(), clients, Duration.ofSeconds(seconds));
    var outcome = load.send(most, requests);
    return figure(meter, outcome.latencies(), outcome.seconds(), 1);
  }

  private static Figure figure(CpuMeter meter, Latencies latencies, double seconds, int each) {
    long operations = (long) latencies.size() * each;
    return new Figure(
        operations, seconds, latencies.millis(0.5), latencies.millis(0.99), meter.of(operations));
  }

  Figure pgbenchCloses(String script) {
    return pgbench(script, rangeForPgbench());
  }

  /** As many closes as a run may make, some of them in each transaction. */
  Figure pgbenchBulk(String script, int each) {
    var meter = CpuMeter.start(service.pid(), database.pid());
    long times = closesIn(plan.seconds()) / each / plan.connections();
    var outcome = database.pgbench().repeat(script, rangeForPgbench(), plan.connections(), times);
    var latencies = outcome.latencies();
    return figure(meter, latencies, latencies.size() / outcome.rate(), each);
  }

  private Map<String, String> rangeForPgbench() {
    long first = nextForPgbench;
    nextForPgbench += closesIn(plan.seconds());
    return Map.of(
        "first", String.valueOf(first), "n", "0", "clients", String.valueOf(plan.connections()));
  }

  Figure pgbenchReads(String script) {
    return pgbench(script, Map.of("standing", String.valueOf(plan.threads())));
  }

  private Figure pgbench(String script, Map<String, String> variables) {
    var meter = CpuMeter.start(service.pid(), database.pid());
    var outcome = database.pgbench().load(script, variables, plan.connections(), plan.seconds());
    var latencies = outcome.latencies();
    return figure(meter, latencies, latencies.size() / outcome.rate(), 1);
  }

  private byte[] request(String method, String path, byte[] body) {
    return api.request(method, path, body);
  }

  /** As the scripts make them. */
  static String id(long number) {
    return "01990000-0000-7000-8000-%012x".formatted(number);
  }
}
