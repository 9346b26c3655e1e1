package dev.threadkeep.rest.dialect.feather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeatherThreadTest {

  private static final String THREADS = "/feather/api/v1/threads/";

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
  void a_thread_is_shown_with_its_agent_as_it_was_stored() {
    var id =
        service.open(
            """
            {"attributes": {"feather": {"agent_id": "a_1", "agent_version_id": "av_1",
              "agent_details": {"id": "a_1", "name": "Ann"},
              "agent_version_details": {"id": "av_1", "version": 3, "smsTemperature": 0.20},
              "unknown_to_us": [1]}}}
            """);

    var thread = get(id).json().path("thread");

    assertThat(thread.path("agentId").asText()).isEqualTo("a_1");
    assertThat(thread.path("agentVersionId").asText()).isEqualTo("av_1");
    assertThat(thread.path("agentDetails").toString())
        .isEqualTo("{\"id\":\"a_1\",\"name\":\"Ann\"}");
    assertThat(thread.at("/agentVersionDetails/version").asInt()).isEqualTo(3);
    assertThat(thread.at("/agentVersionDetails/smsTemperature").decimalValue())
        .isEqualByComparingTo("0.2");
  }

  @Test
  void a_thread_without_an_agent_says_so() {
    var thread = get(service.open("{}")).json().path("thread");

    assertThat(thread.path("agentId").isNull()).isTrue();
    assertThat(thread.path("agentDetails").isNull()).isTrue();
    assertThat(thread.path("agentVersionDetails").isNull()).isTrue();
    assertThat(thread.path("agentVersionId").asText("x")).isEmpty();
    assertThat(thread.path("metadata").isNull()).isTrue();
    assertThat(thread.path("isActive").asBoolean()).isTrue();
  }

  @Test
  void a_snoozed_thread_is_active_and_an_archived_one_is_found() {
    var id = service.open("{}");
    service.post("/v1/threads/" + id + "/snooze", "{\"until_reply\": true}");
    service.post("/v1/threads/" + id + "/archive", null);

    assertThat(get(id).json().at("/thread/isActive").asBoolean()).isTrue();
  }

  @Test
  void metadata_and_variables_are_merged() {
    var id =
        service.open(
            """
            {"attributes": {"intercom": {"x": 1}, "feather": {"agent_id": "a_1",
              "metadata": {"kept": "1", "changed": "2", "removed": "3", "number": 4}}}}
            """);

    var answer =
        patch(
            id,
            """
            {"metadata": {"changed": "two", "removed": null, "added": "\\u00e9"},
             "variables": {"name": "Ann"}}
            """);

    var thread = answer.json().path("thread");
    assertThat(thread.path("metadata").toString())
        .isEqualTo("{\"kept\":\"1\",\"changed\":\"two\",\"added\":\"\u00e9\"}");
    assertThat(thread.path("variables").toString()).isEqualTo("{\"name\":\"Ann\"}");
    assertThat(thread.path("agentId").asText()).isEqualTo("a_1");
    assertThat(get(id).body()).isEqualTo(answer.body());
    var canonical = service.get("/v1/threads/" + id).json();
    assertThat(canonical.at("/attributes/intercom/x").asInt()).isEqualTo(1);
    assertThat(canonical.at("/attributes/feather/metadata/number").asInt()).isEqualTo(4);
    assertThat(service.get("/v1/threads/" + id + "/timeline").json().at("/data/1/through").asText())
        .isEqualTo("feather");
  }

  @Test
  void a_map_that_is_null_is_removed_and_an_empty_one_changes_nothing() {
    var id = service.open("{\"attributes\": {\"feather\": {\"metadata\": {\"a\": \"b\"}}}}");

    assertThat(patch(id, "{\"metadata\": {}}").text("/thread/metadata/a")).isEqualTo("b");
    assertThat(patch(id, "{\"metadata\": null}").json().at("/thread/metadata").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'{}'", "'{\"isActive\": false, \"toPhoneNumber\": \"+1\", \"agentId\": 7}'"})
  void nothing_else_can_be_changed(String body) {
    var id = service.open("{}");

    patch(id, body);

    assertThat(service.get("/v1/threads/" + id).text("/version")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"metadata\": {\"a\": 1}}',#/metadata/a must be a string",
    "'{\"metadata\": \"a\"}',#/metadata must be an object",
    "'{\"variables\": [\"a\"]}',#/variables must be an object",
    "'[]',The body must be an object",
    "'',The body is required: a JSON object",
    "'{\"metadata\"',",
  })
  void a_body_that_does_not_fit_changes_nothing(String body, String message) {
    var id = service.open("{}");

    var answer = service.patch(THREADS + id, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    schemas.check(400, answer.body());
    if (message != null) {
      assertThat(answer.text("/message")).isEqualTo(message);
    }
    assertThat(service.get("/v1/threads/" + id).text("/version")).isEqualTo("1");
  }

  @Test
  void more_than_a_thread_can_keep_is_a_bad_request() {
    var id = service.open("{}");

    var answer =
        service.patch(
            THREADS + id, "{\"metadata\": {\"a\": \"%s\"}}".formatted("x".repeat(65_536)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/message")).startsWith("Too much to keep");
  }

  @Test
  void another_organizations_thread_is_not_found() {
    var foreign = service.key("foreign0", Service.OTHER, Scope.THREADS_WRITE);
    var id = service.open("{}");

    assertThat(service.get(THREADS + id, "X-API-Key", foreign).status()).isEqualTo(404);
    assertThat(service.patch(THREADS + id, "{}", "X-API-Key", foreign).status()).isEqualTo(404);
    assertThat(service.get(THREADS + "no-thread").text("/message")).isEqualTo("Thread not found");
  }

  @Test
  void updating_needs_the_scope_for_it() {
    var reader = service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ);
    var id = service.open("{}");

    assertThat(service.get(THREADS + id, "X-API-Key", reader).status()).isEqualTo(200);
    assertThat(service.patch(THREADS + id, "{}", "X-API-Key", reader).status()).isEqualTo(403);
  }

  private Answer get(String id) {
    return checked(service.get(THREADS + id));
  }

  private Answer patch(String id, String body) {
    return checked(service.patch(THREADS + id, body));
  }

  private Answer checked(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    FeatherSchemas.check("thread", answer.json());
    schemas.checkThread(answer.json().path("thread"));
    return answer;
  }
}
