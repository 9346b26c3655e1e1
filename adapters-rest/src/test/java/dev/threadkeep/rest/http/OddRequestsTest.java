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

  private static final String LAST_HEADERS = "Host: x\r\nConnection: close\r\n\r\n";

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
    var answer = server.raw("GET /v1/" + "a".repeat(20_000) + " HTTP/1.1\r\n" + LAST_HEADERS);

    assertThat(answer).containsPattern("^HTTP/1.[01] 400").contains("The URL is too long.");
  }

  @ParameterizedTest
  @ValueSource(ints = {4_100, 20_000, 60_000})
  void a_url_that_is_too_long_is_refused_by_the_api_below_whose_path_it_is(int length) {
    var answer =
        server.raw("GET /acme/%s HTTP/1.1\r\n".formatted("a".repeat(length)) + LAST_HEADERS);

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("\"text\":\"The URL is too long.\"")
        .doesNotContain("problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /v1/%s HTTP/1.1", "nonsense%s"})
  void a_problem_names_no_path_that_nobody_asked_for(String line) {
    var answer = server.raw(line.formatted("a".repeat(100_000)) + "\r\nHost: x\r\n\r\n");

    assertThat(answer)
        .containsPattern("^HTTP/1.[01] 400")
        .contains("\"code\":\"unreadable_request\"")
        .doesNotContain("instance", "bad-request");
  }

  @Test
  void headers_that_are_too_long_are_not_taken_for_a_large_body() {
    var answer =
        server.raw(
            "GET /acme/try/notes/7 HTTP/1.1\r\nHost: x\r\nX-Long: %s\r\n\r\n"
                .formatted("a".repeat(20_000)));

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("\"text\":\"The headers are too long.\"");
  }

  @Test
  void so_the_answer_to_a_head_has_an_id_too() {
    var answer =
        server.raw(
            "HEAD /acme/try/notes/7 HTTP/1.1\r\nHost: x\r\nX-Long: %s\r\n\r\n"
                .formatted("a".repeat(20_000)));

    assertThat(answer).containsPattern("^HTTP/1.[01] 4").containsIgnoringCase("x-request-id: ");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/try/notes/optional, gzip, content",
    "/v1/try/notes/optional, br, content",
    "/v1/try/notes/optional, identity;q=1, content",
    "/acme/try/notes, gzip, 'As it is, please'"
  })
  void a_packed_body_is_refused_and_not_guessed_at(String path, String coding, String words) {
    var answer =
        server.send(
            "POST",
            path,
            BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b, 8}),
            "Content-Type",
            "application/json",
            "Content-Encoding",
            coding,
            "Authorization",
            Server.bearer(Server.WRITER));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.body()).containsIgnoringCase(words);
  }

  @Test
  void a_body_whose_chunks_are_broken_is_not_taken_for_no_body() {
    var answer = server.raw(chunked("/v1/try/notes/optional") + "zz\r\n{}\r\n0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"unreadable_request\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_000, 100_000})
  void a_body_whose_chunks_break_off_is_not_taken_for_what_came_so_far(int length) {
    var body = "{\"text\":\"%s\"}".formatted("a".repeat(length));

    var answer =
        server.raw(
            "%s%x\r\n%s\r\nzz\r\n"
                .formatted(chunked("/v1/try/notes/optional"), body.length(), body));

    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"unreadable_request\"");
  }

  @Test
  void a_broken_body_takes_no_answer_from_the_requests_before_it() {
    var answer =
        server.raw(
            "GET /v1/try/notes/7 HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\n\r\n"
                    .formatted(Server.READER)
                + chunked("/v1/try/notes/optional")
                + "zz\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200").containsPattern("}HTTP/1.1 400");
  }

  @Test
  void a_broken_body_that_nobody_wants_changes_no_answer() {
    var answer = server.raw(chunked("/v1/try/nowhere") + "zz\r\n");

    assertThat(answer).startsWith("HTTP/1.1 404").contains("\"code\":\"unknown_route\"");
  }

  private static String chunked(String path) {
    return """
    POST %s HTTP/1.1\r
    Host: localhost\r
    X-API-Key: %s\r
    Content-Type: application/json\r
    Transfer-Encoding: chunked\r
    \r
    """
        .formatted(path, Server.WRITER);
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
