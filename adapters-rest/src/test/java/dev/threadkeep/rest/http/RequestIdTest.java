package dev.threadkeep.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/try/open", "/v1/try/notes/7", "/v1/nothing", "/nothing", "/acme/x"})
  void a_sane_request_id_comes_back_with_every_answer(String path) {
    var answer = server.get(path, "X-Request-Id", "order-1042_a.B");

    assertThat(answer.headers()).containsEntry("x-request-id", "order-1042_a.B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "<script>", "ümlaut"})
  void another_request_id_is_replaced(String id) {
    assertThat(id(id)).matches("[0-9a-f]{32}");
  }

  @Test
  void a_request_id_has_at_most_128_characters() {
    assertThat(id("a".repeat(128))).hasSize(128);
    assertThat(id("a".repeat(129))).matches("[0-9a-f]{32}");
  }

  @Test
  void a_request_without_id_is_given_one_of_its_own() {
    var one = server.get("/v1/try/open").headers().get("x-request-id");
    var other = server.get("/v1/try/open").headers().get("x-request-id");

    assertThat(one).matches("[0-9a-f]{32}").isNotEqualTo(other);
  }

  @Test
  void the_log_knows_the_request_id_where_the_controller_runs() {
    var answer = server.get("/v1/try/notes/7", "X-API-Key", Server.READER, "X-Request-Id", "r-7");

    assertThat(answer.json().path("request_id").asText()).isEqualTo("r-7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
      })
  void a_trace_that_is_none_is_replaced(String traceparent) {
    var answer = server.get("/v1/nothing", "traceparent", traceparent);

    assertThat(answer.json().path("trace_id").asText())
        .matches("[0-9a-f]{32}")
        .isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736")
        .isNotEqualTo("0".repeat(32));
  }

  private static String id(String sent) {
    var answer =
        server.raw(
            "GET /v1/try/open HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: "
                + sent
                + "\r\n\r\n");
    return answer
        .lines()
        .filter(line -> line.regionMatches(true, 0, "X-Request-Id: ", 0, 14))
        .map(line -> line.substring(14))
        .findFirst()
        .orElseThrow();
  }
}
