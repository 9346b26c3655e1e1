package dev.threadkeep.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RoutingTest {

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
  void an_unknown_route_is_a_problem() {
    var answer =
        server.get(
            "/v1/nothing",
            "traceparent",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"/problems/unknown-route\",\"title\":\"There is nothing at this path\",\"status\":404,"
                + "\"detail\":\"No route has this path.\",\"instance\":\"/v1/nothing\",\"code\":\"unknown_route\","
                + "\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}");
  }

  @Test
  void an_unknown_route_of_a_dialect_is_answered_by_the_dialect() {
    var answer = server.get("/acme/nothing");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"code\":404,\"text\":\"Nothing here\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/v10/threads", "/acmes", "/v1threads"})
  void a_path_of_no_api_is_answered_with_a_problem(String path) {
    var answer = server.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asText()).isEqualTo("unknown_route");
  }

  @Test
  void a_bare_pipe_below_health_names_no_check_either() {
    var answer = server.raw(rawGet("/health/ready|xyz"));

    assertThat(answer).startsWith("HTTP/1.1 404").contains("\"code\":\"unknown_route\"");
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    var answer = server.send("PUT", "/v1/try/notes/7", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("allow", "DELETE, GET, HEAD, OPTIONS, PATCH");
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("This path takes DELETE, GET, HEAD, OPTIONS, PATCH.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BREW", "TRACE", "PROPFIND"})
  void an_unheard_of_method_is_a_wrong_one(String method) {
    var answer = server.send(method, "/acme/try/notes/7", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.json().path("text").asText()).isEqualTo("Not like this");
  }

  @Test
  void options_lists_the_methods_of_a_path() {
    var answer = server.send("OPTIONS", "/v1/try/notes", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers()).containsEntry("allow", "OPTIONS, POST");
  }

  @Test
  void head_answers_like_get_without_a_body() {
    var answer =
        server.send("HEAD", "/v1/try/notes/7", BodyPublishers.noBody(), "X-API-Key", Server.READER);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void head_of_nothing_has_no_body_either() {
    var answer = server.send("HEAD", "/v1/nothing", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/plain//notes/7", "//plain/notes///7"})
  void several_slashes_are_one_where_the_api_says_so(String path) {
    var answer = server.raw(reading(path));

    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"id\":\"7\"");
  }

  @Test
  void several_slashes_are_several_elsewhere() {
    assertThat(server.raw(reading("/v1/try//notes/7"))).startsWith("HTTP/1.1 404 ");
  }

  private static String reading(String target) {
    return """
        GET %s HTTP/1.1\r
        Host: localhost\r
        Connection: close\r
        Authorization: %s\r
        X-API-Key: %s\r
        \r
        """
        .formatted(target, Server.basic(Server.READER), Server.READER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "application/problem+json",
        "application/problem+json;q=0.5",
        "application/vnd.somebody.3+json",
        "text/html, */*;q=0.1",
        "application/*",
        "garbage"
      })
  void what_includes_json_is_acceptable(String accept) {
    var answer = server.get("/v1/try/notes/7", "Accept", accept, "X-API-Key", Server.READER);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-type", "application/json");
  }

  @Test
  void what_excludes_json_is_not_acceptable() {
    var answer = server.get("/v1/try/notes/7", "Accept", "text/html", "X-API-Key", Server.READER);

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.json().path("detail").asText()).isEqualTo("Accept application/json.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%zz",
        "%",
        "%1",
        "%00",
        "a%00b",
        "%ff",
        "%c3%28",
        "%ed%a0%80",
        "\u00e4",
        "?q=%zz",
        "?q=%00"
      })
  void a_url_that_cannot_be_decoded_is_refused_by_its_api(String end) {
    var canonical = server.raw(rawGet("/v1/try/notes/" + end));
    var acme = server.raw(rawGet("/acme/try/notes/" + end));

    assertThat(canonical).startsWith("HTTP/1.1 400").contains("\"code\":\"unreadable_request\"");
    assertThat(acme).startsWith("HTTP/1.1 400").contains("\"code\":400,\"text\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/../acme/try/notes/7",
        "//v1/try/notes/7",
        "/v1//try/notes/7",
        "/%76%31/try/notes/7",
        "/v1/try/notes%2f7",
        "/v1/try/./notes/7",
        "/v1/try/notes/7/",
        "/V1/try/notes/7",
        "http://elsewhere/v1/nothing",
        "*"
      })
  void no_other_spelling_of_a_path_reaches_a_route_without_a_key(String target) {
    var answer = server.raw(rawGet(target));

    assertThat(answer).containsPattern("^HTTP/1.1 40[014]");
    assertThat(answer).containsPattern("(?i)x-request-id: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      })
  void a_request_that_cannot_be_parsed_is_a_problem(String request) {
    assertThat(server.raw(request))
        .containsPattern("^HTTP/1.[01] 400 Bad Request")
        .contains("\"code\":\"unreadable_request\"");
  }

  @Test
  void a_header_without_end_is_a_problem_of_its_api() {
    var answer =
        server.raw(
            "GET /acme/try/notes/7 HTTP/1.1\r\nHost: x\r\nX-Long: "
                + "a".repeat(20_000)
                + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":400,\"text\":");
  }

  @Test
  void a_path_variable_that_does_not_convert_is_named() {
    var answer = server.get("/v1/try/numbers/seven", "X-API-Key", Server.WRITER);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).isEqualTo("number is not valid.");
  }

  @Test
  void a_fault_tells_nothing_but_its_request_id() {
    var answer = server.get("/v1/try/fault", "X-API-Key", Server.WRITER, "X-Request-Id", "r-1");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.json().path("code").asText()).isEqualTo("internal_error");
    assertThat(answer.body()).contains("r-1").doesNotContain("secret", "Exception", "java");
  }

  @Test
  void a_fault_is_logged_once_with_its_request_id() {
    var log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var seen = new ListAppender<ILoggingEvent>();
    seen.start();
    log.addAppender(seen);
    try {
      server.get("/v1/try/fault", "X-API-Key", Server.WRITER, "X-Request-Id", "r-once");
    } finally {
      log.detachAppender(seen);
    }

    assertThat(seen.list)
        .filteredOn(event -> event.getLevel() == Level.ERROR)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getFormattedMessage()).contains("r-once", "GET /v1/try/fault");
              assertThat(event.getMDCPropertyMap()).containsEntry("request_id", "r-once");
              assertThat(event.getThrowableProxy().getMessage()).startsWith("secret words");
            });
  }

  @Test
  void a_fault_below_a_dialect_is_told_in_its_words() {
    var answer = server.get("/acme/try/fault", "Authorization", Server.bearer(Server.WRITER));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"code\":500,\"text\":\"Our fault\"}");
  }

  @Test
  void a_problem_is_explained_at_its_type() {
    var type = server.get("/v1/nothing").json().path("type").asText();

    assertThat(server.get(type).json().path("code").asText()).isEqualTo("unknown_route");
    assertThat(server.get(type, "Accept", "text/html,*/*;q=0.8").body())
        .startsWith("<!doctype html>")
        .contains("unknown_route");
    assertThat(server.get("/problems/nonsense").status()).isEqualTo(404);
  }

  @Test
  void answers_write_nulls_and_times_as_text() {
    assertThat(server.get("/v1/try/open").body())
        .isEqualTo("{\"nothing\":null,\"some_time\":\"1970-01-01T00:00:00Z\"}");
  }

  private static String rawGet(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  }
}
