package dev.threadkeep.vendors.http;

import static dev.threadkeep.vendors.http.Dialling.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a call can fail is told as what may be done next. */
class OutcomesTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Request CHANGE =
      Request.of("PATCH", "threads", "7").sending(JsonObject.empty());

  private final FakeVendor vendor = FakeVendor.start();

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void an_answer_in_json_is_what_was_asked_for() {
    vendor.answers(201, "{\"id\": 7}");

    var result = send(CHANGE);

    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Ok.class,
            ok -> {
              assertThat(ok.status()).isEqualTo(201);
              assertThat(ok.json().path("id").asInt()).isEqualTo(7);
            });
  }

  @Test
  void no_content_is_an_answer_too() {
    vendor.sends("HTTP/1.1 204 No Content\r\n\r\n");

    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);
  }

  @Test
  void a_refused_connection_leaves_nothing_done() {
    assertThat(failure(Dialling.to(Dialling.nowhere())))
        .isEqualTo(new NotSent(null, "the connection was refused", null));
  }

  @Test
  void a_name_that_nobody_knows_leaves_nothing_done() {
    var http =
        Dialling.dialling(
            host -> {
              throw new UnknownHostException(host);
            },
            "127.0.0.0/8");

    assertThat(failure(http, Dialling.to("http://nobody.example")))
        .isEqualTo(new NotSent(null, "there is no host nobody.example", null));
  }

  @Test
  void a_name_server_that_takes_too_long_leaves_nothing_done() {
    var end = new CountDownLatch(1);
    var http =
        Dialling.dialling(
            host -> {
              await(end);
              throw new UnknownHostException(host);
            },
            "127.0.0.0/8");

    assertThat(failure(http, Dialling.within(SHORT, "http://slow.example")))
        .isEqualTo(new NotSent(null, "no whole answer within 300 ms", null));
    end.countDown();
  }

  @Test
  void a_server_that_takes_no_more_connections_leaves_nothing_done() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var waiting = new ArrayList<SocketChannel>();
      for (int callers = 0; callers < 8; callers++) {
        var caller = SocketChannel.open();
        caller.configureBlocking(false);
        caller.connect(server.getLocalSocketAddress());
        waiting.add(caller);
      }

      var url = "http://127.0.0.1:" + server.getLocalPort();

      assertThat(failure(Dialling.within(SHORT, url)))
          .isEqualTo(new NotSent(null, "no whole answer within 300 ms", null));
      for (var caller : waiting) {
        caller.close();
      }
    }
  }

  @Test
  void a_broken_handshake_leaves_nothing_done() {
    vendor.sends("this is no TLS\r\n\r\n");
    var url = vendor.url().replace("http:", "https:");

    assertThat(failure(Dialling.within(Duration.ofSeconds(5), url)))
        .isInstanceOfSatisfying(
            NotSent.class, sent -> assertThat(sent.detail()).startsWith("TLS failed: "));
  }

  @Test
  void silence_after_the_request_leaves_it_unknown() {
    assertThat(unknownInTime(FakeVendor::fallsSilent, null, CHANGE).repeatable()).isTrue();
  }

  @Test
  void what_must_not_happen_twice_must_not_be_repeated_when_it_is_unknown() {
    assertThat(unknownInTime(FakeVendor::fallsSilent, null, CHANGE.once()).repeatable()).isFalse();
  }

  @Test
  void a_slow_drip_ends_when_the_call_does() {
    var head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{";

    assertThat(unknownInTime(vendor -> vendor.drips(head), 200, CHANGE).repeatable()).isTrue();
  }

  @Test
  void a_drip_before_the_head_is_whole_ends_when_the_call_does() {
    var half = "HTTP/1.1 200 OK\r\nX-Slow:";

    assertThat(unknownInTime(vendor -> vendor.drips(half), null, CHANGE).repeatable()).isTrue();
  }

  @Test
  void a_connection_that_breaks_after_the_request_leaves_it_unknown() {
    vendor.resets();

    assertThat(failure())
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown -> {
              assertThat(unknown.httpStatus()).isNull();
              assertThat(unknown.repeatable()).isTrue();
            });
  }

  @Test
  void a_connection_that_is_closed_without_an_answer_leaves_it_unknown() {
    vendor.sends("");

    assertThat(failure())
        .isEqualTo(new Unknown(null, "the connection was closed without an answer", true));
  }

  @Test
  void half_an_answer_leaves_it_unknown() {
    vendor.sends("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");

    assertThat(failure()).isEqualTo(new Unknown(200, "the answer broke off", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Welcome</html>", "{\"id\": ", "{} {}", "\"text\"", "", "7"})
  void success_that_is_no_json_leaves_it_unknown(String body) {
    vendor.answers(200, body);

    assertThat(failure())
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown -> {
              assertThat(unknown.httpStatus()).isEqualTo(200);
              assertThat(unknown.detail()).startsWith("the answer is no JSON: ");
            });
  }

  @Test
  void what_is_no_http_leaves_it_unknown() {
    vendor.sends("220 smtp.example ESMTP\r\n");

    assertThat(failure()).isInstanceOf(Unknown.class);
  }

  @Test
  void an_answer_that_is_too_large_leaves_it_unknown_and_is_not_asked_for_again() {
    vendor.answers(200, "[\"" + "a".repeat(VendorHttp.LARGEST_ANSWER) + "\"]");

    assertThat(failure())
        .isEqualTo(new Unknown(200, "the answer has more than 1048576 bytes", false));
  }

  @Test
  void an_answer_without_an_end_is_too_large_as_soon_as_it_is() {
    vendor.floods("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n[");

    assertThat(failure())
        .isEqualTo(new Unknown(200, "the answer has more than 1048576 bytes", false));
  }

  @Test
  void an_answer_may_be_as_large_as_allowed() {
    vendor.answers(200, "[\"" + "a".repeat(VendorHttp.LARGEST_ANSWER - 4) + "\"]");

    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 409, 410, 413, 422, 451})
  void a_refusal_stays_one(int status) {
    vendor.answers(status, "{\"code\": \"no\", \"message\": \"Never\"}");

    assertThat(failure()).isEqualTo(new Rejected(status, "no: Never"));
  }

  @Test
  void a_refusal_that_breaks_off_is_one() {
    vendor.sends("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{\"mess");

    assertThat(failure()).isEqualTo(new Rejected(404, "the answer broke off"));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 408, 425})
  void who_is_too_busy_has_done_nothing(int status) {
    vendor.answers(status, "{\"message\": \"Later\"}");

    assertThat(failure()).isEqualTo(new NotSent(status, "Later", null));
  }

  @Test
  void who_is_too_busy_may_say_until_when() {
    vendor.answers(429, "{\"message\": \"Later\"}", "Retry-After: 7");

    assertThat(failure()).isEqualTo(new NotSent(429, "Later", Duration.ofSeconds(7)));
  }

  @Test
  void until_when_may_be_the_end_of_a_rate_limit() {
    vendor.answers(429, "{}", "X-RateLimit-Limit: 167", "X-RateLimit-Reset: 1795176009");

    assertThat(failure()).isEqualTo(new NotSent(429, "{}", Duration.ofSeconds(9)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 501, 502, 504, 599})
  void a_fault_of_theirs_leaves_it_unknown(int status) {
    vendor.answers(status, "<h1>Oops</h1>");

    assertThat(failure()).isEqualTo(new Unknown(status, "<h1>Oops</h1>", true));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed(int status) {
    vendor.answers(status, "", "Location: " + vendor.url() + "/elsewhere");

    assertThat(failure())
        .isEqualTo(
            new Rejected(
                status,
                "redirects are not followed; this one leads to " + vendor.url() + "/elsewhere"));
    assertThat(vendor.received()).hasSize(1);
  }

  @Test
  void what_lets_us_in_is_not_told() {
    vendor.answers(401, "{\"message\": \"The key %s is unknown\"}".formatted(TOKEN));

    assertThat(failure()).isEqualTo(new Rejected(401, "The key … is unknown"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void an_id_that_would_lead_elsewhere_is_not_asked_for(String id) {
    var result = send(Request.get("threads", id));

    assertThat(result)
        .isEqualTo(
            new Result.Failed(
                new Rejected(null, "\"%s\" is no id that can be asked for".formatted(id))));
    assertThat(vendor.received()).isEmpty();
  }

  @Test
  void whatever_else_is_in_an_id_stays_in_it() {
    vendor.answers(200, "{}");

    send(Request.get("threads", "a/../b?c#d e%2f+ü").with("q", "x&y=z"));

    assertThat(vendor.only().line())
        .isEqualTo("GET /api/threads/a%2F..%2Fb%3Fc%23d%20e%252f%2B%C3%BC?q=x%26y%3Dz");
  }

  @Test
  void a_prefix_that_the_base_url_has_already_is_not_repeated() {
    vendor.answers(200, "{}");

    send(Dialling.here(), Dialling.to(vendor.url() + "/dialect/api/"), Request.get("threads"));

    assertThat(vendor.only().line()).isEqualTo("GET /dialect/api/threads");
  }

  @Test
  void calls_together_end_with_the_time_of_the_connection() {
    for (int calls = 0; calls < 20; calls++) {
      vendor.answersAfter(SHORT.dividedBy(2), 200, "{}");
    }
    var session =
        Dialling.here().open(Dialling.within(SHORT, vendor.url()), "/api", Map.of(), Pace.untold());

    var done = 0;
    while (session.send(CHANGE) instanceof Result.Ok) {
      done++;
    }

    assertThat(done).isLessThanOrEqualTo(8);
    assertThat(session.send(CHANGE))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(NotSent.class));
  }

  @Test
  void whoever_is_being_stopped_sends_nothing_more() {
    var http = Dialling.here();
    http.close();

    assertThat(failure(http, Dialling.to(vendor.url())))
        .isInstanceOfSatisfying(
            NotSent.class, sent -> assertThat(sent.detail()).startsWith("the call failed: "));
    assertThat(vendor.received()).isEmpty();
  }

  @Test
  void after_an_outage_nothing_more_is_tried() {
    vendor.answers(503, "{\"message\": \"Later\"}", "Retry-After: 7");
    var session = Dialling.here().open(Dialling.to(vendor.url()), "/api", Map.of(), Pace.untold());

    session.send(CHANGE);

    assertThat(session.send(CHANGE))
        .isEqualTo(
            new Result.Failed(new NotSent(null, "not tried after: Later", Duration.ofSeconds(7))));
    assertThat(vendor.received()).hasSize(1);
  }

  @Test
  void after_a_fault_of_one_route_others_are_tried() {
    vendor.answers(500, "{}").answers(200, "{}");
    var session = Dialling.here().open(Dialling.to(vendor.url()), "/api", Map.of(), Pace.untold());

    session.send(CHANGE);

    assertThat(session.send(Request.get("others"))).isInstanceOf(Result.Ok.class);
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Result send(Request request) {
    return send(Dialling.here(), Dialling.to(vendor.url()), request);
  }

  private static Result send(VendorHttp http, VendorAccess access, Request request) {
    try (http) {
      return http.open(access, "/api", Map.of(), Pace.untold()).send(request);
    }
  }

  /**
   * What a call comes to that ends by its own time after the vendor has heard it: on a machine with
   * much to do it may not have come that far, and gets more time.
   */
  private static Unknown unknownInTime(
      Consumer<FakeVendor> reply, @Nullable Integer status, Request request) {
    for (var timeout = SHORT; ; timeout = timeout.multipliedBy(2)) {
      try (var slow = FakeVendor.start()) {
        reply.accept(slow);
        var result = send(Dialling.here(), Dialling.within(timeout, slow.url()), request);
        if (result instanceof Result.Failed(Unknown unknown)
            && Objects.equals(unknown.httpStatus(), status)
            && slow.received().size() == 1) {
          assertThat(unknown.detail())
              .isEqualTo("no whole answer within %d ms".formatted(timeout.toMillis()));
          return unknown;
        }
        assertThat(timeout).isLessThan(Duration.ofSeconds(10));
      }
    }
  }

  private Object failure() {
    return failure(Dialling.to(vendor.url()));
  }

  private static Object failure(VendorAccess access) {
    return failure(Dialling.here(), access);
  }

  private static Object failure(VendorHttp http, VendorAccess access) {
    return send(http, access, CHANGE) instanceof Result.Failed(var failure)
        ? failure
        : "no failure";
  }
}
