package dev.threadkeep.rest.dialect.feather;

import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeatherCloseTest {

  private final FeatherSchemas schemas = FeatherSchemas.load();
  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_close_answers_with_feathers_thread() {
    var id =
        service.open(
            """
            {"channel": {"type": "sms", "id": "pn_1", "from": "+15550100", "to": "+15550101"},
             "attributes": {"feather": {"agent_version_id": "av_1", "lead_id": "lead_1",
               "metadata": {"a": "b", "n": 1}, "variables": "none"}}}
            """);

    var answer = close(id, "{\"reason\": \"WRONG_NUMBER\"}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var thread = answer.json().path("thread");
    assertThat(thread.path("id").asText()).isEqualTo(id);
    assertThat(thread.path("organizationId").asText()).isEqualTo(Service.ORGANIZATION.toString());
    assertThat(thread.path("agentVersionId").asText()).isEqualTo("av_1");
    assertThat(thread.path("toPhoneNumber").asText()).isEqualTo("+15550101");
    assertThat(thread.path("fromPhoneNumber").asText()).isEqualTo("+15550100");
    assertThat(thread.path("fromPhoneNumberId").asText()).isEqualTo("pn_1");
    assertThat(thread.path("leadId").asText()).isEqualTo("lead_1");
    assertThat(thread.path("isActive").asBoolean(true)).isFalse();
    assertThat(thread.path("closedAt").asText()).matches("2026-11-20T10:00:\\d\\d\\.\\d{3}Z");
    assertThat(thread.path("closedReason").asText()).isEqualTo("WRONG_NUMBER");
    assertThat(thread.path("metadata").toString()).isEqualTo("{\"a\":\"b\"}");
    assertThat(thread.path("variables").isNull()).isTrue();
    var canonical = service.get("/v1/threads/" + id).json().path("closed");
    assertThat(canonical.path("reason").asText()).isEqualTo("wrong_number");
    assertThat(canonical.path("stated").toString())
        .isEqualTo("{\"dialect\":\"feather\",\"text\":\"WRONG_NUMBER\"}");
  }

  @Test
  void a_bare_thread_fits_the_schema_too() {
    var answer = close(service.open("{}"), null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/thread/closedReason").isNull()).isTrue();
    assertThat(answer.json().at("/thread/toPhoneNumber").asText("x")).isEmpty();
    assertThat(answer.json().at("/thread/fromPhoneNumber").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"unknown\": {\"field\": 1}}"})
  void a_body_is_not_needed(String body) {
    var answer = close(service.open("{}"), body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void free_text_is_given_back_verbatim_and_counts_as_other() {
    var id = service.open("{}");

    var answer = close(id, "{\"reason\": \"  customer went away \\u00e9 \"}");

    assertThat(answer.text("/thread/closedReason")).isEqualTo("  customer went away \u00e9 ");
    assertThat(service.get("/v1/threads/" + id).text("/closed/reason")).isEqualTo("other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void a_blank_reason_names_none_and_is_given_back(String blank) {
    var id = service.open("{}");

    var answer = close(id, "{\"reason\": \"%s\"}".formatted(blank));

    assertThat(answer.json().at("/thread/closedReason").asText("null")).isEqualTo(blank);
    assertThat(service.get("/v1/threads/" + id).text("/closed/reason")).isEqualTo("unspecified");
  }

  @Test
  void feathers_own_id_comes_first() {
    var id = service.open("{\"external_refs\": {\"feather\": \"thr_77\"}}");

    var answer = close("thr_77", null);

    assertThat(answer.text("/thread/id")).isEqualTo("thr_77");
    assertThat(service.get("/v1/threads/" + id).text("/status")).isEqualTo("closed");
  }

  @Test
  void a_second_close_is_a_bad_request_that_changes_nothing() {
    var id = service.open("{}");
    close(id, "{\"reason\": \"DNC\"}");

    var second = close(id, "{\"reason\": \"FRAUD\"}");

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.json().toString())
        .isEqualTo(
            "{\"status\":400,\"message\":\"Thread is already closed\",\"code\":\"BAD_REQUEST\","
                + "\"success\":false}");
    assertThat(service.get("/v1/threads/" + id).text("/closed/reason")).isEqualTo("do_not_contact");
  }

  @ParameterizedTest
  @ValueSource(strings = {"01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10", "no-thread", "%20"})
  void an_unknown_thread_is_not_found_with_the_only_code_that_the_schema_allows(String id) {
    var answer = close(id, null);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("/code")).isEqualTo("BAD_REQUEST");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"reason\": 7}',#/reason must be a string",
    "'{\"reason\": null}',#/reason must be a string",
    "'{\"reason\": [\"x\"]}',#/reason must be a string",
    "'[]',The body must be an object",
    "'{\"reason\": \"a\", \"reason\": \"b\"}',#/reason appears twice",
    "'{\"reason\"',",
  })
  void a_body_that_does_not_fit_names_the_field(String body, String message) {
    var id = service.open("{}");

    var answer = close(id, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    if (message != null) {
      assertThat(answer.text("/message")).isEqualTo(message);
    }
    assertThat(service.get("/v1/threads/" + id).text("/version")).isEqualTo("1");
  }

  @Test
  void a_reason_that_is_too_long_is_a_bad_request() {
    var answer = close(service.open("{}"), "{\"reason\": \"%s\"}".formatted("x".repeat(10_001)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/message")).startsWith("#/reason");
  }

  @Test
  void the_policy_binds_feather_too() {
    var standard = LifecyclePolicy.standard();
    var id = service.open("{}");
    service.policy(
        new LifecyclePolicy(
            standard.catalogue(),
            standard.defaultReasons(),
            true,
            standard.requiredBeforeClose(),
            standard.escalatedClose(),
            standard.inbound(),
            null,
            null,
            false,
            null,
            null));

    var refused = close(id, null);
    service.policy(standard);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/message")).isEqualTo("reason is required");
  }

  @Test
  void a_reason_is_said_and_shown_in_the_words_of_the_organizations_own_catalogue() {
    var refunded =
        new CatalogueReason(
            new CloseReason("refunded"),
            "Refunded",
            true,
            false,
            Map.of(Feather.DIALECT.door(), List.of("REFUND", "MONEY_BACK")));
    var plain = new CatalogueReason(new CloseReason("moved"), "Moved away", true, false, Map.of());
    service.policy(aPolicy().knowing(refunded).knowing(plain).build());
    var said = service.open("{}");
    var worded = service.open("{}");
    var labelled = service.open("{}");

    var close = close(said, "{\"reason\": \"money_back\"}");
    var _ = service.post("/v1/threads/%s/close".formatted(worded), "{\"reason\": \"refunded\"}");
    var _ = service.post("/v1/threads/%s/close".formatted(labelled), "{\"reason\": \"moved\"}");
    var ofWords = service.get("/feather/api/v1/threads/" + worded);
    var ofLabel = service.get("/feather/api/v1/threads/" + labelled);
    service.policy(LifecyclePolicy.standard());

    assertThat(close.text("/thread/closedReason")).isEqualTo("money_back");
    assertThat(service.get("/v1/threads/" + said).text("/closed/reason")).isEqualTo("refunded");
    assertThat(ofWords.text("/thread/closedReason")).isEqualTo("REFUND");
    assertThat(ofLabel.text("/thread/closedReason")).isEqualTo("Moved away");
  }

  @Test
  void a_fault_of_ours_says_nothing_but_that() {
    var id = service.open("{}");
    service.failNext(new IllegalStateException("secret words"));

    var answer = close(id, null);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":500,\"message\":\"Internal server error\","
                + "\"code\":\"INTERNAL_SERVER_ERROR\",\"success\":false}");
  }

  @Test
  void a_database_that_is_away_is_worth_trying_again() {
    var id = service.open("{}");
    service.failNext(new StoreUnavailableException("secret words"));

    // Feather's own description has no such answer.
    var answer = service.patch("/feather/api/v1/threads/" + id + "/close", null);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("/code")).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(answer.headers()).containsKey("retry-after");
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void feathers_schemas_can_be_broken() {
    assertThatThrownBy(() -> schemas.check(404, "{\"code\": \"NOT_FOUND\"}"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> schemas.check(200, "{\"thread\": {\"id\": \"x\"}}"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void without_a_key_nothing_is_told() {
    var answer = service.patch("/feather/api/v1/threads/x/close", null, "X-API-Key", "tk_nonsense");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("success").asBoolean(true)).isFalse();
  }

  /** Closes, and holds the answer against Feather's own description of it. */
  private Answer close(String id, String body) {
    var answer = service.patch("/feather/api/v1/threads/" + id + "/close", body);
    schemas.check(answer.status(), answer.body());
    return answer;
  }
}
