package dev.threadkeep.vendors.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Where calls come in by HTTP: writes them down, lets go wrong what is to, and answers. */
final class FrontDoor implements AutoCloseable {
  private static final int WAITING = 200;
  private static final int TOO_LARGE = 2 << 20;

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CallLog log;
  private final Faults faults;
  private final InstantSource clock;
  private final Desk desk;

  /** Who knows what the vendor does. */
  interface Desk {
    /** Carries a call out. */
    Answer answer(Asked asked);

    /** How the vendor says that it does not. */
    Answer refusal(int status);

    /** The ids of the threads that a call names. */
    List<String> threadsIn(Asked asked);
  }

  FrontDoor(Desk desk, CallLog log, Faults faults, InstantSource clock) {
    this.desk = desk;
    this.log = log;
    this.faults = faults;
    this.clock = clock;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), WAITING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(workers);
    server.createContext("/", this::serve);
  }

  String open() {
    server.start();
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Asked asked;
      Fault fault;
      synchronized (log) {
        asked = asked(exchange, body);
        fault = faults.of(asked);
        log.heard(asked, desk.threadsIn(asked), fault);
      }
      take(exchange, asked, fault);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange, Asked asked, Fault fault)
      throws IOException, InterruptedException {
    switch (fault) {
      case Fault.None() -> send(exchange, carryOut(asked));
      case Fault.Late(var delay, var then) -> {
        if (!isClosedWithin(delay)) {
          take(exchange, asked, then);
        }
      }
      case Fault.Refusal(var status, var headers) -> {
        log.answered(asked, status);
        send(exchange, desk.refusal(status).with(headers));
      }
      case Fault.FailureAfter(var status) -> {
        carryOut(asked);
        log.answered(asked, status);
        send(exchange, desk.refusal(status));
      }
      case Fault.Garbage() -> {
        carryOut(asked);
        send(
            exchange,
            new Answer(200, Map.of("Content-Type", "text/html"), "<html>Good morning</html>"));
      }
      case Fault.HalfAnswer() -> sendHalf(exchange, carryOut(asked));
      case Fault.HugeAnswer() -> {
        var answer = carryOut(asked);
        send(
            exchange,
            new Answer(answer.status(), answer.headers(), " ".repeat(TOO_LARGE) + answer.body()));
      }
      case Fault.Drip(var between) -> drip(exchange, carryOut(asked), between);
      case Fault.Silence(var done) -> {
        if (done) {
          carryOut(asked);
        }
        closed.await();
      }
    }
  }

  private Answer carryOut(Asked asked) {
    Answer answer;
    synchronized (desk) {
      answer = answer(asked);
      if (!answer.isRefusal()) {
        log.done(asked);
      }
      log.answered(asked, answer.status());
    }
    return answer;
  }

  private Answer answer(Asked asked) {
    try {
      return desk.answer(asked);
    } catch (RefusedException refused) {
      return refused.answer();
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var bytes = answer.body().getBytes(UTF_8);
    begin(exchange, answer, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** The exchange, closed before all was written, breaks the connection. */
  private static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
    var bytes = answer.body().getBytes(UTF_8);
    begin(exchange, answer, bytes.length);
    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    exchange.getResponseBody().flush();
  }

  private void drip(HttpExchange exchange, Answer answer, Duration between)
      throws IOException, InterruptedException {
    var bytes = answer.body().getBytes(UTF_8);
    begin(exchange, answer, bytes.length);
    for (var each : bytes) {
      if (isClosedWithin(between)) {
        return;
      }
      exchange.getResponseBody().write(each);
      exchange.getResponseBody().flush();
    }
  }

  private static void begin(HttpExchange exchange, Answer answer, int length) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
  }

  private boolean isClosedWithin(Duration delay) throws InterruptedException {
    return closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private Asked asked(HttpExchange exchange, String body) {
    var uri = exchange.getRequestURI();
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Asked(
        log.next(),
        clock.instant(),
        exchange.getRequestMethod(),
        uri.toString(),
        Arrays.stream(uri.getRawPath().substring(1).split("/", -1))
            .map(FrontDoor::decoded)
            .toList(),
        query(uri.getRawQuery()),
        headers,
        body);
  }

  private static Map<String, String> query(String raw) {
    var query = new HashMap<String, String>();
    if (raw != null) {
      for (var parameter : raw.split("&", -1)) {
        var equals = parameter.indexOf('=');
        query.put(
            decoded(equals < 0 ? parameter : parameter.substring(0, equals)),
            equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    workers.close();
  }
}
