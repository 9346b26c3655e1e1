package dev.threadkeep.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  private static final int LIMIT = 1 << 20;

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
  void a_body_that_fits_is_taken() {
    var answer =
        server.post("/v1/try/notes", "{\"text\": \"hi\", \"at\": \"2026-12-01T10:00:00+01:00\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"text\":\"hi\",\"urgent\":null,\"at\":\"2026-12-01T09:00:00Z\",\"tags\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text": "hi"            | #/text   | is not valid JSON at line 1, column 14
          {"text": "hi"} more      | #        | has text after the JSON value
          {"text": "a", "text": 1} | #/text   | appears twice
          {"text": 1}              | #/text   | must be a string
          {"text": "a", "urgent": "true"} | #/urgent | must be true or false
          {"text": "a", "txet": 1} | #/txet   | is not a known field
          {"text": "a\\u0000"}     | #/text   | must not contain the character U+0000
          {"text": "a\\ud800"}     | #/text   | must not contain half of a surrogate pair
          {}                       | #/text   | is required
          null                     | #        | must not be null
          []                       | #        | must be an object
          """)
  void a_body_that_does_not_fit_names_the_field(String body, String pointer, String detail) {
    var answer = server.post("/v1/try/notes", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.json().path("code").asText()).isEqualTo("malformed_body");
    assertThat(answer.json().path("errors"))
        .hasToString("[{\"pointer\":\"%s\",\"detail\":\"%s\"}]".formatted(pointer, detail));
  }

  @Test
  void a_depth_bomb_is_refused() {
    var answer = server.post("/v1/try/notes", "[".repeat(LIMIT));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains("nested deeper than 64 levels");
  }

  @Test
  void a_missing_body_is_named_where_one_is_required() {
    var answer =
        server.send("POST", "/v1/try/notes", BodyPublishers.noBody(), "X-API-Key", Server.WRITER);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors"))
        .hasToString("[{\"pointer\":\"#\",\"detail\":\"is required: a JSON object\"}]");
  }

  @Test
  void a_missing_body_is_fine_where_it_is_optional() {
    var answer =
        server.send(
            "POST", "/v1/try/notes/optional", BodyPublishers.noBody(), "X-API-Key", Server.WRITER);

    assertThat(answer.body()).isEqualTo("{\"given\":false}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "garbage"})
  void a_missing_body_has_no_type_whatever_the_client_says(String type) {
    var answer =
        server.send(
            "POST",
            "/v1/try/notes/optional",
            BodyPublishers.noBody(),
            "Content-Type",
            type,
            "X-API-Key",
            Server.WRITER);

    assertThat(answer.body()).isEqualTo("{\"given\":false}");
  }

  @Test
  void an_empty_chunked_body_is_no_body() {
    var answer =
        server.send(
            "POST",
            "/v1/try/notes/optional",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0])),
            "Content-Type",
            "application/json",
            "X-API-Key",
            Server.WRITER);

    assertThat(answer.body()).isEqualTo("{\"given\":false}");
  }

  @Test
  void an_optional_body_is_read_as_strictly() {
    assertThat(server.post("/v1/try/notes/optional", "{\"text\": \"a\"}").body())
        .isEqualTo("{\"given\":true}");
    assertThat(server.post("/v1/try/notes/optional", "null").status()).isEqualTo(400);
    assertThat(server.post("/v1/try/notes/optional", "{\"text\": 1}").status()).isEqualTo(400);
  }

  @Test
  void a_list_of_records_names_the_item() {
    var answer = server.post("/v1/try/notes/list", "[{\"text\": \"a\"}, {\"text\": 1}]");

    assertThat(answer.json().path("errors").path(0).path("pointer").asText()).isEqualTo("#/1/text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      {}             | Absent
      {"text": null} | Null
      {"text": "a"}  | Value
      """)
  void a_merge_patch_tells_absent_from_null_from_a_value(String body, String kind) {
    var answer =
        server.send(
            "PATCH",
            "/v1/try/notes/7",
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/merge-patch+json",
            "X-API-Key",
            Server.WRITER);

    assertThat(answer.json().path("text").asText()).isEqualTo(kind);
  }

  @Test
  void a_body_of_the_largest_size_is_read() {
    assertThat(server.post("/v1/try/notes", note(LIMIT)).status()).isEqualTo(200);
  }

  @Test
  void a_body_one_byte_larger_is_refused() {
    var answer = server.post("/v1/try/notes", note(LIMIT + 1));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("code").asText()).isEqualTo("body_too_large");
  }

  @Test
  void a_chunked_body_one_byte_larger_is_refused() {
    var answer = chunked("/v1/try/notes", note(LIMIT + 1));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("code").asText()).isEqualTo("body_too_large");
  }

  @Test
  void a_dialect_says_in_its_own_words_that_a_body_is_too_large() {
    var answer = server.post("/acme/try/notes", note(LIMIT + 1));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("{\"code\":413,\"text\":\"Too large\"}");
  }

  @Test
  void an_api_may_set_a_smaller_limit() {
    assertThat(basic("/plain/notes", note(100)).status()).isEqualTo(200);
    assertThat(basic("/plain/notes", note(101)).body())
        .isEqualTo("{\"failure\":\"BodyTooLarge[limitInBytes=100]\"}");
  }

  @Test
  void the_smaller_limit_holds_for_a_chunked_body() {
    var answer =
        server.send(
            "POST",
            "/plain/notes",
            BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(note(101).getBytes(StandardCharsets.UTF_8))),
            "Content-Type",
            "application/json",
            "Authorization",
            Server.basic(Server.WRITER));

    assertThat(answer.body()).isEqualTo("{\"failure\":\"BodyTooLarge[limitInBytes=100]\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/merge-patch+json",
        "application/json; charset=utf-16",
        "garbage",
        ";"
      })
  void a_body_of_another_media_type_is_refused(String type) {
    var answer =
        server.send(
            "POST",
            "/v1/try/notes",
            BodyPublishers.ofString("{\"text\": \"hi\"}"),
            "Content-Type",
            type,
            "X-API-Key",
            Server.WRITER);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.json().path("detail").asText()).isEqualTo("Send application/json.");
  }

  @Test
  void a_body_without_a_media_type_is_refused() {
    var answer =
        server.send(
            "POST",
            "/v1/try/notes",
            BodyPublishers.ofString("{\"text\": \"hi\"}"),
            "X-API-Key",
            Server.WRITER);

    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void the_charset_may_be_named() {
    var answer =
        server.send(
            "POST",
            "/v1/try/notes",
            BodyPublishers.ofString("{\"text\": \"hi\"}"),
            "Content-Type",
            "application/json; charset=UTF-8",
            "X-API-Key",
            Server.WRITER);

    assertThat(answer.status()).isEqualTo(200);
  }

  private static Server.Answer basic(String path, String body) {
    return server.send(
        "POST",
        path,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json",
        "Authorization",
        Server.basic(Server.WRITER));
  }

  private static Server.Answer chunked(String path, String body) {
    return server.send(
        "POST",
        path,
        BodyPublishers.ofInputStream(
            () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
        "Content-Type",
        "application/json",
        "X-API-Key",
        Server.WRITER);
  }

  private static String note(int bytes) {
    var frame = "{\"text\": \"\"}";
    return frame.replace("\"\"", "\"" + "a".repeat(bytes - frame.length()) + "\"");
  }
}
