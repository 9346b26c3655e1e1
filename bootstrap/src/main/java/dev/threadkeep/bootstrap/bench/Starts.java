package dev.threadkeep.bootstrap.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.threadkeep.persistence.schema.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long the service takes from its launcher's first line to its first good answer. */
final class Starts {
  private static final int LONGEST_SECONDS = 120;
  private static final int MILLIS_BETWEEN_TRIES = 2;
  private static final String LINE = "%-34s %8s %19s%n";

  private final Path launcher;
  private final Map<String, Map<String, String>> kinds;

  /** On a database that is there already, and on the embedded one in {@code data}. */
  Starts(Path launcher, DatabaseAddress external, Path data) {
    this.launcher = launcher;
    this.kinds = new LinkedHashMap<>();
    var outside = ServiceProcess.environment(external);
    var embedded = Map.of("THREADKEEP_DATA_DIR", data.toString());
    kinds.put("external database, with the cache", with(outside, "on"));
    kinds.put("external database, without", with(outside, "off"));
    kinds.put("embedded database, with the cache", with(embedded, "on"));
    kinds.put("embedded database, without", with(embedded, "off"));
  }

  private static Map<String, String> with(Map<String, String> environment, String cache) {
    var more = new LinkedHashMap<>(environment);
    more.put("TK_CACHE", cache);
    return more;
  }

  /** The figures as lines for people; the first start of each kind does not count. */
  String measure(int rounds) {
    var millis = new LinkedHashMap<String, List<Double>>();
    kinds.values().forEach(this::millisOf);
    for (int round = 0; round < rounds; round++) {
      kinds.forEach(
          (kind, environment) ->
              millis.computeIfAbsent(kind, _ -> new ArrayList<>()).add(millisOf(environment)));
    }
    var table = new StringBuilder();
    table.append(String.format(Locale.ROOT, LINE, "start to first answer", "ms", "(min–max)"));
    millis.forEach((kind, all) -> table.append(line(kind, Spread.of(all))));
    table.append(
        String.format(
            Locale.ROOT,
            "Medians of %d starts, in turns, after one that does not count.%n",
            rounds));
    return table.toString();
  }

  private static String line(String kind, Spread spread) {
    return String.format(
        Locale.ROOT,
        LINE,
        kind,
        String.format(Locale.ROOT, "%,.0f", spread.median()),
        String.format(Locale.ROOT, "(%,.0f–%,.0f)", spread.least(), spread.most()));
  }

  private double millisOf(Map<String, String> environment) {
    try {
      int port = freePort();
      var builder = new ProcessBuilder(launcher.toString(), "serve", "--port", "" + port);
      ServiceProcess.settle(builder, environment);
      builder
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD);
      long began = System.nanoTime();
      var process = builder.start();
      try {
        awaitAnswer(process, port, began + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS));
        return (System.nanoTime() - began) / 1e6;
      } finally {
        ServiceProcess.end(process);
      }
    } catch (IOException failure) {
      throw new BenchException("The service cannot be started: " + failure, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchException("Interrupted", interrupted);
    }
  }

  private static void awaitAnswer(Process process, int port, long end) throws InterruptedException {
    var service = URI.create("http://127.0.0.1:" + port);
    var request = "GET /health/readiness HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);
    while (System.nanoTime() < end
        && !process.waitFor(MILLIS_BETWEEN_TRIES, TimeUnit.MILLISECONDS)) {
      try (var connection = new HttpConnection(service)) {
        if (connection.exchange(request) == 200) {
          return;
        }
      } catch (IOException _) {
        // It does not listen yet.
      }
    }
    throw new BenchException("The service did not become ready");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
