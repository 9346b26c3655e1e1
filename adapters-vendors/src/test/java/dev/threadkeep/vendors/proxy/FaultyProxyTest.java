package dev.threadkeep.vendors.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.threadkeep.vendors.proxy.Disturbance.BlackHole;
import dev.threadkeep.vendors.proxy.Disturbance.Drip;
import dev.threadkeep.vendors.proxy.Disturbance.HalfAnswer;
import dev.threadkeep.vendors.proxy.Disturbance.Late;
import dev.threadkeep.vendors.proxy.Disturbance.None;
import dev.threadkeep.vendors.proxy.Disturbance.ResetAfterRequest;
import dev.threadkeep.vendors.proxy.Disturbance.ResetBeforeRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {
  private static final int PATIENCE = 10_000;
  private static final String ANSWER = "{\"answer\": \"" + "a".repeat(200) + "\"}";

  private final BlockingQueue<String> heard = new ArrayBlockingQueue<>(100);
  private HttpServer server;
  private FaultyProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          heard.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(200, ANSWER.length());
          exchange.getResponseBody().write(ANSWER.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    proxy = FaultyProxy.before("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.stop(0);
  }

  @Test
  void hands_everything_on_where_nothing_is_to_be_disturbed() throws IOException {
    assertThat(ask("one", PATIENCE)).startsWith("HTTP/1.1 200 OK").endsWith(ANSWER);
    assertThat(heard).containsExactly("one");
    assertThat(proxy.passages()).containsExactly(new Passage(1, new None()));
  }

  @Test
  void may_be_late() throws IOException {
    proxy.next(new Late(Duration.ofMillis(150)));
    long before = System.nanoTime();

    assertThat(ask("one", PATIENCE)).endsWith(ANSWER);

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Test
  void may_reset_before_the_request_is_read() {
    proxy.next(new ResetBeforeRequest());

    assertThatThrownBy(() -> ask("one", PATIENCE)).isInstanceOf(SocketException.class);

    assertThat(heard).isEmpty();
  }

  @Test
  void may_drop_an_answer_to_what_was_heard() throws InterruptedException {
    proxy.next(new ResetAfterRequest());

    assertThatThrownBy(() -> ask("one", PATIENCE)).isInstanceOf(SocketException.class);

    assertThat(heard.take()).isEqualTo("one");
  }

  @Test
  void may_break_an_answer_off_in_its_middle() throws IOException {
    var whole = ask("one", PATIENCE);
    proxy.next(new HalfAnswer());

    var half = ask("two", PATIENCE);

    assertThat(half).hasSize(whole.length() / 2);
    assertThat(heard).containsExactly("one", "two");
  }

  @Test
  void may_swallow_everything() {
    proxy.next(new BlackHole());

    assertThatThrownBy(() -> ask("one", 100)).isInstanceOf(SocketTimeoutException.class);

    assertThat(heard).isEmpty();
  }

  @Test
  void may_drip() {
    proxy.next(new Drip(Duration.ofMillis(1)));
    long before = System.nanoTime();

    assertThat(askQuietly("one")).endsWith(ANSWER);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(200));
  }

  @Test
  void disturbs_what_comes_next_and_then_by_its_plan() throws IOException {
    try (var planned =
        FaultyProxy.before(
            proxy.url(), number -> new Late(Duration.ofMillis(number), new None()))) {
      planned.next(new None());

      ask(planned.url(), "one", PATIENCE);
      ask(planned.url(), "two", PATIENCE);

      assertThat(planned.passages())
          .containsExactly(
              new Passage(1, new None()), new Passage(2, new Late(Duration.ofMillis(2))));
    }
  }

  @Test
  void leaves_nothing_behind_whatever_is_under_way() throws IOException {
    proxy.next(new BlackHole(), new Late(Duration.ofHours(1)), new Drip(Duration.ofHours(1)));
    try (var one = connect(proxy.url());
        var two = connect(proxy.url());
        var three = connect(proxy.url())) {
      for (var socket : List.of(one, two, three)) {
        socket.getOutputStream().write(request("one"));
      }

      proxy.close();

      assertThat(proxy.threads()).isZero();
      assertThatThrownBy(() -> connect(proxy.url())).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void the_same_seed_disturbs_the_same_connections() {
    var kinds = List.<Disturbance>of(new ResetBeforeRequest(), new ResetAfterRequest());

    var some = disturbed(new SeededDisturbances(42, 30, kinds));

    assertThat(disturbed(new SeededDisturbances(42, 30, kinds))).isEqualTo(some);
    assertThat(disturbed(new SeededDisturbances(43, 30, kinds))).isNotEqualTo(some);
    assertThat(some).contains(new None()).containsAll(kinds);
    assertThat(some).filteredOn(kinds::contains).hasSizeBetween(200, 400);
  }

  private static List<Disturbance> disturbed(Disturbances plan) {
    return IntStream.rangeClosed(1, 1_000).mapToObj(plan::of).toList();
  }

  private String askQuietly(String body) {
    try {
      return ask(body, PATIENCE);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private String ask(String body, int patience) throws IOException {
    return ask(proxy.url(), body, patience);
  }

  private static String ask(String url, String body, int patience) throws IOException {
    try (var socket = connect(url)) {
      socket.setSoTimeout(patience);
      socket.getOutputStream().write(request(body));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static Socket connect(String url) throws IOException {
    return new Socket(InetAddress.ofLiteral("127.0.0.1"), URI.create(url).getPort());
  }

  private static byte[] request(String body) {
    return "POST / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.length(), body)
        .getBytes(UTF_8);
  }
}
