package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductlaneErrorsTest {

  private static final String SETTING = "threadkeep.dialect-settings";

  private Service flat;
  private Service enveloping;

  @BeforeAll
  void start() {
    flat = Service.start();
    enveloping = Service.start(Map.of(SETTING, "productlane.errors=envelope"));
  }

  @AfterAll
  void stop() {
    flat.close();
    enveloping.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/threads/none||404|not_found",
        "GET|/threads?limit=0||400|validation_failed",
        "GET|/threads?cursor=x||422|unprocessable",
        "PATCH|/threads/none|{\"title\"|400|validation_failed",
        "PATCH|/threads/none|{}|404|not_found",
        "GET|/nonsense||404|not_found",
        "GET|/||404|not_found",
        "PUT|/threads|{}|405|method_not_allowed",
      })
  void every_error_has_the_shape_that_the_service_is_told(
      String method, String path, String body, int status, String code) {
    var asFlat = client(flat).send(method, path, body);
    var asEnvelope = client(enveloping).send(method, path, body);

    client(flat).failing(status, asFlat);
    assertThat(asFlat.text("/code")).isEqualTo(code);
    checkEnvelope(asEnvelope, status, code);
    assertThat(asEnvelope.text("/error/message")).isEqualTo(asFlat.text("/message"));
  }

  @Test
  void an_envelope_names_the_fields_and_the_request() {
    var answer = client(enveloping).send("PATCH", "/threads/x", "{\"tag_ids\": [1]}");

    assertThat(answer.body())
        .isEqualTo(
            """
            {"error":{"code":"validation_failed",\
            "message":"Validation failed: tag_ids.0 must be a string.",\
            "details":[{"path":"tag_ids.0","message":"must be a string"}],\
            "request_id":"%s"}}"""
                .formatted(answer.headers().get("x-request-id")));
  }

  @Test
  void a_field_is_named_as_the_client_wrote_it() {
    var answer = client(enveloping).send("PATCH", "/threads/x", "{\"é a/b\": 1}");

    assertThat(answer.text("/error/details/0/path")).isEqualTo("é a/b");
    assertThat(answer.text("/error/message"))
        .isEqualTo("Validation failed: é a/b is not a known field.");
  }

  @Test
  void an_envelope_names_the_scope_that_is_needed() {
    var reader =
        ProductlaneClient.of(
            enveloping, enveloping.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ));

    var answer = reader.send("DELETE", "/threads/x", null);

    checkEnvelope(answer, 403, "scope_required");
    assertThat(answer.text("/error/details/required/0")).isEqualTo("threads:write");
  }

  @Test
  void without_a_key_that_works_a_request_is_unauthenticated() {
    for (var key : new String[] {"", "pl_v2_nonsense"}) {
      var answer = ProductlaneClient.of(flat, key).send("GET", "/me", null);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body())
          .isEqualTo(
              "{\"message\":\"Missing or invalid bearer token\",\"code\":\"unauthenticated\"}");
    }
    assertThat(flat.get(ProductlaneClient.API + "/me").status())
        .as("with the key in another vendor's header")
        .isEqualTo(401);
  }

  @Test
  void what_fails_beneath_is_told_without_a_word_of_it() {
    var client = client(flat);
    var id = flat.open("{}");

    flat.failNext(new IllegalStateException("secret"));
    var fault = client.failToUpdate(500, id, "{\"title\": \"T\"}");
    flat.failNext(new StoreUnavailableException("secret", new IllegalStateException()));
    var away = client.failToUpdate(503, id, "{\"title\": \"T\"}");
    flat.failNext(new ThreadException.TooBusy());
    var busy = client.failToUpdate(503, id, "{\"title\": \"T\"}");

    assertThat(fault.text("/code")).isEqualTo("internal_error");
    assertThat(away.text("/code")).isEqualTo("unavailable");
    assertThat(away.headers()).containsKey("retry-after");
    assertThat(busy.text("/code")).isEqualTo("unavailable");
    assertThat(fault.body() + away.body()).doesNotContain("secret");
  }

  @Test
  void without_a_limit_productlanes_own_are_told() {
    var client = client(flat);

    var read = client.send("GET", "/threads", null);
    var write = client.send("PATCH", "/threads/none", "{}");

    assertThat(read.headers())
        .containsEntry("x-ratelimit-limit", "1000")
        .containsEntry("x-ratelimit-remaining", "1000");
    assertThat(write.headers())
        .containsEntry("x-ratelimit-limit", "60")
        .containsEntry("x-ratelimit-remaining", "60");
    assertThat(Long.parseLong(read.headers().get("x-ratelimit-reset")))
        .isGreaterThan(1_700_000_000);
  }

  @Test
  void over_its_limit_a_key_is_told_when_to_come_back() {
    try (var limited = Service.start(Map.of("threadkeep.rate-limit.per-minute", 1))) {
      var client = client(limited);

      var first = client.send("GET", "/me", null);
      var second = client.failing(429, client.send("GET", "/me", null));

      assertThat(first.headers())
          .containsEntry("x-ratelimit-limit", "1")
          .containsEntry("x-ratelimit-remaining", "0");
      assertThat(second.text("/code")).isEqualTo("rate_limited");
      assertThat(second.headers()).containsKeys("retry-after", "x-ratelimit-reset");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "productlane.errors=xml,must be flat or envelope",
    "productlane.colour=red,No dialect has the setting productlane.colour",
    "nonsense,is not a name",
  })
  void a_setting_that_there_is_not_stops_the_start(String settings, String reason) {
    assertThatThrownBy(() -> Service.start(Map.of(SETTING, settings)).close())
        .hasStackTraceContaining(reason);
  }

  private static void checkEnvelope(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.text("/error/code")).isEqualTo(code);
    assertThat(answer.text("/error/request_id")).isEqualTo(answer.headers().get("x-request-id"));
  }

  private static ProductlaneClient client(Service service) {
    return ProductlaneClient.of(
        service, service.key("writer00", Service.ORGANIZATION, Scope.THREADS_WRITE));
  }
}
