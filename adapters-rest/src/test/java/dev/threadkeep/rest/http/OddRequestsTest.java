package dev.threadkeep.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server would answer itself, in words or with a status that no API of ours has. */
class OddRequestsTest {

  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_url_that_is_too_long_is_not_taken_for_a_large_body() {
    var answer = server.raw("GET /v1/" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answer).containsPattern("^HTTP/1.[01] 400").contains("The URL is too long.");
  }

  @Test
  void headers_that_are_too_long_are_not_taken_for_a_large_body() {
    var answer =
        server.raw(
            "GET /feather/try/notes/7 HTTP/1.1\r\nHost: x\r\nX-Long: %s\r\n\r\n"
                .formatted("a".repeat(20_000)));

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("\"message\":\"The headers are too long.\"");
  }

  @ParameterizedTest
  @CsvSource({"/v1/try/notes, unreadable_request", "/feather/try/notes, BAD_REQUEST"})
  void a_body_that_is_not_packed_as_it_says_is_unreadable(String path, String code) {
    var answer =
        server.send(
            "POST",
            path,
            BodyPublishers.ofString("{\"text\": \"hi\"}"),
            "Content-Type",
            "application/json",
            "Content-Encoding",
            "gzip",
            "X-API-Key",
            Server.WRITER);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
    assertThat(answer.body()).contains("The body is not compressed as Content-Encoding says.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "https://elsewhere.example", "http://localhost:3000"})
  void a_page_of_another_origin_is_answered_like_anybody(String origin) {
    var keyless = server.get("/v1/try/notes/7", "Origin", origin);
    var keyed = server.get("/v1/try/notes/7", "Origin", origin, "X-API-Key", Server.READER);

    assertThat(keyless.status()).isEqualTo(401);
    assertThat(keyless.json().path("code").asText()).isEqualTo("unauthenticated");
    assertThat(keyed.status()).isEqualTo(200);
    assertThat(keyed.headers()).doesNotContainKey("access-control-allow-origin");
  }
}
