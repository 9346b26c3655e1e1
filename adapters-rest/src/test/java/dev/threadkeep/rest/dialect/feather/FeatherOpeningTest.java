package dev.threadkeep.rest.dialect.feather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeatherOpeningTest {

  private static final String THREADS = "/feather/api/v1/threads";

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
  void a_lead_enters_the_directory_with_its_first_thread() {
    var opening =
        """
        {"agentVersionId": "av_1", "toPhoneNumber": "+14155550100", "leadId": "lead_new"}
        """;

    var first = service.post(THREADS, opening).text("/thread/id");
    var second = service.post(THREADS, opening).text("/thread/id");

    var contact = service.get("/v1/threads/" + first).text("/contact_id");
    assertThat(service.get("/v1/threads/" + second).text("/contact_id")).isEqualTo(contact);
    assertThat(service.get("/v1/contacts/" + contact).text("/external_ids/feather"))
        .isEqualTo("lead_new");
  }

  @Test
  void a_thread_of_a_contact_whom_feather_knows_shows_the_lead() {
    var contact = service.add("contacts", "{\"external_ids\": {\"feather\": \"lead_7\"}}");
    var known = service.open("{\"contact_id\": \"%s\"}".formatted(contact));
    var unknown = service.open("{\"contact_id\": \"%s\"}".formatted(service.add("contacts", "{}")));

    assertThat(service.get(THREADS + "/" + known).text("/thread/leadId")).isEqualTo("lead_7");
    assertThat(service.get(THREADS + "/" + unknown).json().at("/thread/leadId").isNull()).isTrue();
  }

  @Test
  void a_lead_that_can_be_no_id_is_refused() {
    var refused =
        service.post(
            THREADS,
            """
            {"agentVersionId": "av_1", "toPhoneNumber": "+14155550100", "leadId": "%s"}
            """
                .formatted("x".repeat(256)));

    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void a_conversation_by_text_messages_begins_with_all_that_it_may_have() {
    var opened =
        open(
            THREADS,
            """
            {"agentVersionId": "av_1", "toPhoneNumber": "+14155550123",
             "fromPhoneNumber": "+14155550999", "fromPhoneNumberId": "pn_1", "leadId": "lead_1",
             "initialMessage": "Hi Taylor", "metadata": {"campaign": "q2"},
             "variables": {"name": "Taylor", "none": null}, "unknown": {"field": 1}}
            """);

    var thread = opened.json().path("thread");
    assertThat(thread.path("agentVersionId").asText()).isEqualTo("av_1");
    assertThat(thread.path("toPhoneNumber").asText()).isEqualTo("+14155550123");
    assertThat(thread.path("fromPhoneNumber").asText()).isEqualTo("+14155550999");
    assertThat(thread.path("fromPhoneNumberId").asText()).isEqualTo("pn_1");
    assertThat(thread.path("leadId").asText()).isEqualTo("lead_1");
    assertThat(thread.path("metadata").toString()).isEqualTo("{\"campaign\":\"q2\"}");
    assertThat(thread.path("variables").toString()).isEqualTo("{\"name\":\"Taylor\"}");
    assertThat(thread.path("isActive").asBoolean()).isTrue();
    assertThat(service.get(THREADS + "/" + id(opened)).body()).isEqualTo(opened.body());
  }

  @Test
  void the_initial_message_is_outbound_and_the_canonical_api_knows_the_rest() {
    var opened =
        open(
            THREADS,
            "{\"agentVersionId\": \"av_1\", \"toPhoneNumber\": \"+14155550123\","
                + " \"initialMessage\": \"Hi\"}");

    var canonical = service.get("/v1/threads/" + id(opened)).json();
    assertThat(canonical.path("channel").toString())
        .isEqualTo("{\"type\":\"sms\",\"id\":null,\"from\":null,\"to\":\"+14155550123\"}");
    assertThat(canonical.path("attributes").toString())
        .isEqualTo("{\"feather\":{\"agent_version_id\":\"av_1\"}}");
    var timeline = service.get("/v1/threads/" + id(opened) + "/timeline").json().path("data");
    assertThat(timeline).hasSize(2);
    assertThat(timeline.at("/1/type").asText()).isEqualTo("thread.message_recorded");
    assertThat(timeline.findValuesAsText("through")).containsOnly("feather");
    var messages = service.get("/v1/threads/" + id(opened) + "/messages").json();
    assertThat(messages.at("/data/0/kind").asText()).isEqualTo("outbound");
    assertThat(messages.at("/data/0/author/type").asText()).isEqualTo("key");
  }

  @Test
  void a_thread_without_a_message_has_none() {
    var opened = open(THREADS, "{\"agentVersionId\": \"\", \"toPhoneNumber\": \"+1\"}");

    assertThat(service.get("/v1/threads/" + id(opened)).text("/version")).isEqualTo("1");
  }

  @Test
  void a_chat_on_the_web_begins_with_its_agent() {
    var opened =
        open(THREADS + "/web", "{\"agentId\": \"a_1\", \"metadata\": {\"page\": \"/pricing\"}}");

    var thread = opened.json().path("thread");
    assertThat(thread.path("agentId").asText()).isEqualTo("a_1");
    assertThat(thread.path("toPhoneNumber").asText("x")).isEmpty();
    assertThat(thread.path("fromPhoneNumber").isNull()).isTrue();
    assertThat(thread.at("/metadata/page").asText()).isEqualTo("/pricing");
    assertThat(service.get("/v1/threads/" + id(opened)).text("/channel/type")).isEqualTo("web");
  }

  @ParameterizedTest
  @CsvSource({
    "'','{}',#/agentVersionId is required; #/toPhoneNumber is required",
    "'','{\"agentVersionId\": \"a\"}',#/toPhoneNumber is required",
    "'','{\"agentVersionId\": \"a\", \"toPhoneNumber\": null}',#/toPhoneNumber must not be null",
    "'','{\"agentVersionId\": \"a\", \"toPhoneNumber\": \" \"}',#/toPhoneNumber must not be empty",
    "'','{\"agentVersionId\": \"a\", \"toPhoneNumber\": 1}',#/toPhoneNumber must be a string",
    "/web,'{}',#/agentId is required",
    "/web,'{\"agentId\": \"a\", \"metadata\": {\"n\": 1}}',#/metadata/n must be a string",
    "/web,'',The body is required: a JSON object",
  })
  void what_is_missing_or_does_not_fit_is_named(String path, String body, String message) {
    var answer = service.post(THREADS + path, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    schemas.check(400, answer.body());
    assertThat(answer.text("/message")).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"toPhoneNumber", "fromPhoneNumber", "fromPhoneNumberId"})
  void a_number_that_is_too_long_is_named(String field) {
    var body =
        "{\"agentVersionId\": \"a\"%s, \"%s\": \"%s\"}"
            .formatted(
                field.equals("toPhoneNumber") ? "" : ", \"toPhoneNumber\": \"+1\"",
                field,
                "1".repeat(256));

    var answer = service.post(THREADS, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/message")).startsWith("#/" + field + " ").contains("at most 255");
  }

  @Test
  void more_metadata_than_a_thread_keeps_is_told_as_that() {
    var answer =
        service.post(
            THREADS,
            "{\"agentVersionId\": \"a\", \"toPhoneNumber\": \"+1\", \"metadata\": {\"m\": \"%s\"}}"
                .formatted("m".repeat(65_536)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/message"))
        .isEqualTo("The body has too much to keep: attributes must have at most 64 KiB of JSON");
  }

  @Test
  void an_initial_message_says_something() {
    var answer =
        service.post(
            THREADS,
            "{\"agentVersionId\": \"a\", \"toPhoneNumber\": \"+1\", \"initialMessage\": \"\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/message")).isEqualTo("#/initialMessage must not be empty");
  }

  private Answer open(String path, String body) {
    var answer = service.post(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    FeatherSchemas.check("thread", answer.json());
    schemas.checkThread(answer.json().path("thread"));
    return answer;
  }

  private static String id(Answer opened) {
    return opened.text("/thread/id");
  }
}
