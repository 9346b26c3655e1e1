package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells a URL what has happened, one after the other, and keeps what it was answered. */
public final class WebhookSender implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String userAgent;
  private final InstantSource clock;
  private final ExecutorService line =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("webhooks").factory());
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger emitted = new AtomicInteger();
  private volatile Target target = new Target(null, (_, _) -> Map.of());
  private HttpClient client;

  WebhookSender(String userAgent, InstantSource clock) {
    this.userAgent = userAgent;
    this.clock = clock;
  }

  /** What the headers say of a body. */
  @FunctionalInterface
  interface Signature {
    Map<String, String> of(String body, Instant at);
  }

  private record Target(URI url, Signature signature) {}

  /**
   * A webhook that went out.
   *
   * @param status empty where there was no answer
   */
  public record Sent(String type, String body, Map<String, String> headers, OptionalInt status) {}

  void to(URI url, Signature signature) {
    target = new Target(url, signature);
  }

  /** Sends it in its turn, if anybody is to be told. */
  void emit(String type, JsonNode body) {
    if (target.url() != null) {
      emitted.incrementAndGet();
      var text = body.toString();
      line.execute(() -> send(type, text));
    }
  }

  /** Sends what went out before once more, signed anew, as vendors do that had no answer. */
  public void again(Sent before) {
    CompletableFuture.runAsync(() -> send(before.type(), before.body()), line).join();
  }

  /** All that went out; waits for what is on its way. */
  public List<Sent> sent() {
    CompletableFuture.runAsync(() -> {}, line).join();
    return List.copyOf(sent);
  }

  /** How many were to go out so far. */
  int number() {
    return emitted.get();
  }

  private void send(String type, String body) {
    if (client == null) {
      client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
    var headers = target.signature().of(body, clock.instant());
    var request =
        HttpRequest.newBuilder(target.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", userAgent)
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    sent.add(new Sent(type, body, headers, answer(request.build())));
  }

  private OptionalInt answer(HttpRequest request) {
    try {
      return OptionalInt.of(client.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException _) {
      return OptionalInt.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  @Override
  public void close() {
    line.shutdownNow();
    line.close();
    if (client != null) {
      client.shutdownNow();
    }
  }
}
