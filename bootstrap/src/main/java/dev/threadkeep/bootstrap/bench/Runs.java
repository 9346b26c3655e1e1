package dev.threadkeep.bootstrap.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The runs there are; each close meets an open thread, since every run has a range of its own. */
final class Runs {
  /** More closes than a run can make in a second, so that time ends it and not the range. */
  static final int MOST_CLOSES_A_SECOND = 12_000;

  private static final byte[] REASON =
      "{\"reason\":\"resolved\"}".getBytes(StandardCharsets.US_ASCII);

  private final BenchPlan plan;
  private final BenchDatabase database;
  private final ServiceProcess service;
  private long nextForService = 1;
  private long nextForPgbench = 1;

  Runs(BenchPlan plan, BenchDatabase database, ServiceProcess service) {
    this.plan = plan;
    this.database = database;
    this.service = service;
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

  private Figure overHttp(int clients, int seconds, long most, HttpLoad.Requests requests) {
    var meter = CpuMeter.start(service.pid(), database.pid());
    var load = new HttpLoad(service.uri(), clients, Duration.ofSeconds(seconds));
    var outcome = load.send(most, requests);
    var latencies = outcome.latencies();
    return new Figure(
        latencies.size(),
        outcome.seconds(),
        latencies.millis(0.5),
        latencies.millis(0.99),
        meter.of(latencies.size()));
  }

  Figure pgbenchCloses(String script) {
    long first = nextForPgbench;
    nextForPgbench += closesIn(plan.seconds());
    return pgbench(
        script,
        Map.of(
            "first",
            String.valueOf(first),
            "n",
            "0",
            "clients",
            String.valueOf(plan.connections())));
  }

  Figure pgbenchReads(String script) {
    return pgbench(script, Map.of("standing", String.valueOf(plan.threads())));
  }

  private Figure pgbench(String script, Map<String, String> variables) {
    var meter = CpuMeter.start(service.pid(), database.pid());
    var outcome = database.pgbench().load(script, variables, plan.connections(), plan.seconds());
    var latencies = outcome.latencies();
    return new Figure(
        latencies.size(),
        latencies.size() / outcome.rate(),
        latencies.millis(0.5),
        latencies.millis(0.99),
        meter.of(latencies.size()));
  }

  private byte[] request(String method, String path, byte[] body) {
    URI uri = service.uri();
    var head =
        new StringBuilder()
            .append(method)
            .append(' ')
            .append(uri.getPath())
            .append(path)
            .append(" HTTP/1.1\r\nHost: ")
            .append(uri.getAuthority())
            .append("\r\nAuthorization: Bearer ")
            .append(database.key())
            .append("\r\n");
    if (body.length > 0) {
      head.append("Content-Type: application/json\r\nContent-Length: ")
          .append(body.length)
          .append("\r\n");
    }
    head.append("\r\n");
    var bytes = head.toString().getBytes(StandardCharsets.US_ASCII);
    var whole = Arrays.copyOf(bytes, bytes.length + body.length);
    System.arraycopy(body, 0, whole, bytes.length, body.length);
    return whole;
  }

  /** As the scripts make them. */
  private static String id(long number) {
    return "01990000-0000-7000-8000-%012x".formatted(number);
  }
}
