package dev.threadkeep.bootstrap.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The JDK's client calling a stand-in as our backend does, with nothing around it. */
final class PlainCalls {
  private final StandIn vendor;
  private final int atOnce;
  private final long nanos;

  PlainCalls(StandIn vendor, int atOnce, int seconds) {
    this.vendor = vendor;
    this.atOnce = atOnce;
    this.nanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** How many there were. */
  long make() {
    var request =
        HttpRequest.newBuilder(URI.create(vendor.url() + "/v1/thread/thr-0"))
            .header("Content-Type", "application/json")
            .method("PUT", BodyPublishers.ofString("{\"status\":\"open\"}"))
            .build();
    long end = System.nanoTime() + nanos;
    try (var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
        var callers = Executors.newFixedThreadPool(atOnce)) {
      var running =
          Stream.generate(() -> callers.submit(() -> one(client, request, end)))
              .limit(atOnce)
              .toList();
      long calls = 0;
      for (var each : running) {
        calls += each.get();
      }
      return calls;
    } catch (ExecutionException failed) {
      throw new BenchException("A call failed: " + failed.getCause(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchException("Interrupted", interrupted);
    }
  }

  private static long one(HttpClient client, HttpRequest request, long end)
      throws IOException, InterruptedException {
    long calls = 0;
    while (System.nanoTime() < end) {
      int status = client.send(request, BodyHandlers.ofString()).statusCode();
      if (status != 200) {
        throw new BenchException("The stand-in answered " + status);
      }
      calls++;
    }
    return calls;
  }
}
