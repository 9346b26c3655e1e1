package dev.threadkeep.rest.dialect.contextgpt;

import static dev.threadkeep.rest.dialect.contextgpt.ContextgptClient.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import dev.threadkeep.rest.service.VendorSchemas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that are not carried out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextgptRequestTest {

  private Service service;
  private ContextgptClient client;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @BeforeEach
  void nameAnotherChatbot() {
    client = ContextgptClient.of(service);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|body|must have 1 to 500 items",
        "{\"threadId\": \"1\"}|body|must be a list",
        "[null]|0|must not be null",
        "[\"1\"]|0|must be an object",
        "[{}]|0.threadId|is required",
        "[{\"threadId\": null}]|0.threadId|must not be null",
        "[{\"threadId\": 1}]|0.threadId|must be a string",
        "[{\"threadId\": \"\"}]|0.threadId|must have 1 to 255 characters",
        "[{\"threadId\": \"1\"}, {\"title\": \"x\"}]|1.threadId|is required",
        "[{\"threadId\": \"1\", \"resolved\": \"true\"}]|0.resolved|must be true or false",
        "[{\"threadId\": \"1\", \"resolved\": null}]|0.resolved|must not be null",
        "[{\"threadId\": \"1\", \"archived\": null}]|0.archived|must not be null",
        "[{\"threadId\": \"1\", \"escalated\": null}]|0.escalated|must not be null",
        "[{\"threadId\": \"1\", \"important\": null}]|0.important|must not be null",
        "[{\"threadId\": \"1\", \"mode\": null}]|0.mode|must not be null",
        "[{\"threadId\": \"1\", \"mode\": \"ai\"}]|0.mode|must be one of AI, AGENT, HUMAN",
        "[{\"threadId\": \"1\", \"tags\": null}]|0.tags|must not be null",
        "[{\"threadId\": \"1\", \"tags\": \"x\"}]|0.tags|must be a list",
        "[{\"threadId\": \"1\", \"tags\": [\"a\", null]}]|0.tags.1|must not be null",
        "[{\"threadId\": \"1\", \"tags\": [\"a\", \" \"]}]|0.tags.1|must not be empty",
        "[{\"threadId\": \"1\", \"title\": \" \"}]|0.title|must not be empty",
        "[{\"threadId\": \"1\", \"internalNotes\": 5}]|0.internalNotes|must be a string",
        "[{\"threadId\": \"1\", \"title\": \"a\", \"title\": \"b\"}]|0.title|appears twice",
        "[{\"é a/b\": 1, \"é a/b\": 1}]|0.é a/b|appears twice",
      })
  void a_body_that_does_not_fit_names_the_field(String body, String field, String message) {
    var id = client.open("1");

    var answer = client.update(body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.text("/code")).isEqualTo("REQUEST_VALIDATION_FAILED");
    assertThat(answer.text("/message"))
        .isEqualTo("Request validation failed: %s %s".formatted(field, message));
    assertThat(answer.json().path("errors").toString())
        .isEqualTo("[{\"field\":\"%s\",\"message\":\"%s\"}]".formatted(field, message));
    assertThat(client.version(id)).isEqualTo(1);
  }

  @Test
  void a_text_that_is_too_long_names_the_field() {
    client.open("1");

    for (var member :
        List.of(
            "\"title\": \"%s\"".formatted("x".repeat(513)),
            "\"internalNotes\": \"%s\"".formatted("x".repeat(10_001)),
            "\"tags\": [\"%s\"]".formatted("x".repeat(65)))) {
      var answer = client.update(one("1", member));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("/errors/0/field")).matches("0\\.(title|internalNotes|tags\\.0)");
    }
    assertThat(client.update(one("x".repeat(255), "")).status()).isEqualTo(404);
    assertThat(client.update(one("x".repeat(256), "")).status()).isEqualTo(400);
  }

  @Test
  void unknown_fields_are_overlooked() {
    client.open("1");

    var thread =
        client.updated("1", "\"assignee\": {\"id\": 7}, \"mood\": null, \"important\": true");

    assertThat(thread.path("important").asBoolean()).isTrue();
  }

  @Test
  void a_body_may_have_8_mebibytes() {
    client.open("1");
    var update = one("1", "\"important\": true");

    var largest = client.update(padded(update, 8 << 20));
    var larger = client.update(padded(update, (8 << 20) + 1));

    assertThat(largest.status()).isEqualTo(200);
    assertThat(larger.status()).isEqualTo(413);
    assertThat(larger.body())
        .isEqualTo("{\"statusCode\":413,\"success\":false,\"message\":\"Request body too large\"}");
  }

  private static String padded(String text, int length) {
    return text + " ".repeat(length - text.length());
  }

  @Test
  void updating_needs_the_scope_for_it() {
    var reader = service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ);

    var answer = client.with(reader).update(one("1", ""));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(
            "{\"statusCode\":403,\"success\":false,"
                + "\"message\":\"The API key lacks the scope threads:write\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tk_nonsense", ""})
  void a_key_that_does_not_work_is_told_as_documented(String key) {
    var answer = client.with(key).update(one("1", ""));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"statusCode":401,"success":false,\
            "message":"Authorization header does not contain a valid API key",\
            "code":"API_KEY_NOT_VALID"}""");
  }

  @Test
  void a_key_in_another_vendors_header_is_none() {
    var answer = service.patch(client.at("/thread/update-thread"), one("1", ""));

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void a_fault_of_ours_says_nothing_but_that() {
    client.open("1");
    service.failNext(new IllegalStateException("secret words"));

    var answer = client.update(one("1", ""));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body())
        .isEqualTo("{\"statusCode\":500,\"success\":false,\"message\":\"Internal server error\"}");
  }

  @Test
  void the_schemas_can_be_broken() {
    assertThatThrownBy(
            () -> VendorSchemas.check(getClass(), "updated-threads", json("{\"success\": true}")))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> VendorSchemas.check(getClass(), "error", json("{\"message\": \"\"}")))
        .isInstanceOf(AssertionError.class);
  }

  private static JsonNode json(String text) {
    return new Answer(200, Map.of(), text).json();
  }
}
