package dev.threadkeep.bootstrap.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** So many clients that call the service, each again as soon as it is answered. */
final class HttpLoad {
  private final URI service;
  private final int clients;
  private final Duration time;

  HttpLoad(URI service, int clients, Duration time) {
    this.service = service;
    this.clients = clients;
    this.time = time;
  }

  /** A request by its number, counted over all clients. */
  @FunctionalInterface
  interface Requests {
    byte[] request(long number);

    /** Whether the last answer, whose status is 200, says that all was done. */
    default boolean wasDone(HttpConnection connection) {
      return true;
    }
  }

  /** What a run came to. */
  record Outcome(Latencies latencies, double seconds) {}

  /** Sends for the time there is, and no more than so many. */
  Outcome send(long most, Requests requests) {
    var next = new AtomicLong();
    long began = System.nanoTime();
    long end = began + time.toNanos();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var running = new ArrayList<Future<Latencies>>();
      for (int client = 0; client < clients; client++) {
        running.add(threads.submit(() -> one(next, most, end, requests)));
      }
      var all = gathered(running);
      return new Outcome(all, (System.nanoTime() - began) / 1e9);
    }
  }

  private Latencies one(AtomicLong next, long most, long end, Requests requests)
      throws IOException {
    var latencies = new Latencies();
    try (var connection = new HttpConnection(service)) {
      while (System.nanoTime() < end) {
        long number = next.getAndIncrement();
        if (number >= most) {
          break;
        }
        var request = requests.request(number);
        long sent = System.nanoTime();
        int status = connection.exchange(request);
        latencies.add(System.nanoTime() - sent);
        if (status != 200 || !requests.wasDone(connection)) {
          throw new BenchException("The service answered: " + connection.answer());
        }
      }
    }
    return latencies;
  }

  private static Latencies gathered(List<Future<Latencies>> running) {
    var all = new Latencies();
    try {
      for (var each : running) {
        all.addAll(each.get());
      }
    } catch (ExecutionException failed) {
      throw new BenchException("A client failed: " + failed.getCause(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchException("Interrupted", interrupted);
    }
    return all;
  }
}
