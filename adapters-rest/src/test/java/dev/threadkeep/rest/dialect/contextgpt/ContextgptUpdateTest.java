package dev.threadkeep.rest.dialect.contextgpt;

import static dev.threadkeep.rest.dialect.contextgpt.ContextgptClient.one;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import dev.threadkeep.rest.service.VendorSchemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextgptUpdateTest {

  private static final String UNKNOWN = "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10";

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

  @Test
  void the_documented_request_is_answered_as_documented() throws IOException {
    var id = client.open("<string>");

    var thread = client.updated(resource("update-thread.example.json")).path(0);

    assertThat(thread.path("id").asText()).isEqualTo("<string>");
    assertThat(thread.path("chatbotId").asText()).isEqualTo(client.chatbot());
    assertThat(thread.path("title").asText()).isEqualTo("<string>");
    assertThat(thread.path("tags").toString()).isEqualTo("[\"<string>\"]");
    for (var flag : List.of("resolved", "archived", "escalated", "important")) {
      assertThat(thread.path(flag).asBoolean()).as(flag).isTrue();
    }
    var kept = client.canonical(id);
    assertThat(kept.path("status").asText()).isEqualTo("closed");
    assertThat(kept.path("archived").asBoolean()).isTrue();
    assertThat(kept.path("escalated").asBoolean()).isTrue();
    assertThat(kept.path("important").asBoolean()).isTrue();
    assertThat(kept.path("tags").toString()).isEqualTo("[\"<string>\"]");
    assertThat(kept.path("title").asText()).isEqualTo("<string>");
    assertThat(kept.path("internal_notes").asText()).isEqualTo("<string>");
  }

  @Test
  void an_answer_has_every_key_of_the_documented_one_in_its_order() throws IOException {
    client.open("<string>");

    var answer = client.update(resource("update-thread.example.json"));

    var documented = new ObjectMapper().readTree(resource("updated-threads.example.json"));
    assertThat(answer.json().fieldNames())
        .toIterable()
        .containsExactlyElementsOf(documented::fieldNames);
    assertThat(answer.json().at("/data/updatedThreads/0/0").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(documented.at("/data/updatedThreads/0/0")::fieldNames);
  }

  @Test
  void a_thread_shows_all_that_is_known_of_it() {
    var visitor =
        service.add(
            "contacts",
            """
            {"name": "Rosa", "email": "rosa@example.com", "phone": "+15550100",
             "external_ids": {"contextgpt": "visitor-7"}}
            """);
    var id =
        client.open(
            "9001",
            """
            "title": "Refund", "tags": ["vip", "billing"], "contact_id": "%s",
            "channel": {"type": "whatsapp"},
            "message": {"text": "Hi", "author": {"type": "contact", "id": "%1$s"}},
            "attributes": {"contextgpt": {"positive_count": 3, "negative_count": 1,
              "bot_icon_src": "https://b", "user_icon_src": "https://u",
              "agent_icon_src": "https://a", "bubble_icon_src": "https://w",
              "llm_model": {"id": "gpt-4o", "provider": "openai", "title": "GPT-4o"}}}
            """
                .formatted(visitor));
    service.post(
        "/v1/threads/%s/messages".formatted(id), "{\"text\": \"Hello?\", \"kind\": \"inbound\"}");

    var thread = client.updated("9001", "\"resolved\": true");

    var kept = client.canonical(id);
    assertThat(thread.toString())
        .isEqualTo(
            """
            {"id":"9001","chatbotId":"%s","visitorId":"visitor-7",\
            "title":"Refund","anonymous":false,"unreadMessagesCount":2,"escalated":false,\
            "important":false,"resolved":true,"archived":false,"tags":["billing","vip"],\
            "positiveCount":3,"negativeCount":1,"platformSource":"whatsapp",\
            "startedAt":"%s","updatedAt":"%s","endedAt":"%s",\
            "visitorName":"Rosa","visitorEmail":"rosa@example.com","visitorPhone":"+15550100",\
            "botIconSrc":"https://b","userIconSrc":"https://u","agentIconSrc":"https://a",\
            "bubbleIconSrc":"https://w",\
            "llmModel":{"id":"gpt-4o","provider":"openai","title":"GPT-4o"}}"""
                .formatted(
                    client.chatbot(),
                    kept.path("created_at").asText(),
                    kept.path("updated_at").asText(),
                    kept.at("/closed/at").asText()));
  }

  @Test
  void a_thread_shows_what_it_lacks_as_contextgpt_does() {
    var id = service.open("{}");

    var thread = client.updated(id, "");

    var created = client.canonical(id).path("created_at").asText();
    assertThat(thread.toString())
        .isEqualTo(
            """
            {"id":"%s","chatbotId":"%s","visitorId":"","title":"",\
            "anonymous":true,"unreadMessagesCount":0,"escalated":false,"important":false,\
            "resolved":false,"archived":false,"tags":[],"positiveCount":0,"negativeCount":0,\
            "platformSource":"api","startedAt":"%s","updatedAt":"%3$s","endedAt":null,\
            "visitorName":null,"visitorEmail":null,"visitorPhone":null,"botIconSrc":null,\
            "userIconSrc":null,"agentIconSrc":null,"bubbleIconSrc":null,"llmModel":null}"""
                .formatted(id, client.chatbot(), created));
  }

  @Test
  void a_contact_that_contextgpt_does_not_know_shows_by_its_own_id() {
    var contact = service.add("contacts", "{\"name\": \"Rosa\"}");
    var id = service.open("{\"contact_id\": \"%s\"}".formatted(contact));

    assertThat(client.updated(id, "").path("visitorId").asText()).isEqualTo(contact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"positive_count\": 1.5, \"negative_count\": -1, \"bot_icon_src\": 7}",
        "{\"positive_count\": 1e999, \"negative_count\": \"2\", \"llm_model\": {\"title\": \"x\"}}",
        "{\"positive_count\": 2147483648, \"llm_model\": \"gpt\"}",
        "[1]"
      })
  void what_is_kept_in_another_form_than_it_is_shown_counts_as_absent(String kept) {
    var id = service.open("{\"attributes\": {\"contextgpt\": %s}}".formatted(kept));

    var thread = client.updated(id, "");

    assertThat(thread.path("positiveCount").asInt(-1)).isZero();
    assertThat(thread.path("negativeCount").asInt(-1)).isZero();
    assertThat(thread.path("botIconSrc").isNull()).isTrue();
    assertThat(thread.path("llmModel").isNull()).isTrue();
  }

  @Test
  void a_model_of_which_only_the_id_is_kept_shows_the_rest_empty() {
    var id = service.open("{\"attributes\": {\"contextgpt\": {\"llm_model\": {\"id\": \"m1\"}}}}");

    assertThat(client.updated(id, "").path("llmModel").toString())
        .isEqualTo("{\"id\":\"m1\",\"provider\":\"\",\"title\":\"\"}");
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void resolved_and_archived_are_independent(boolean resolved, boolean archived) {
    var id = client.open("1");

    client.updated("1", "\"archived\": %s".formatted(archived));
    var thread = client.updated("1", "\"resolved\": %s".formatted(resolved));

    assertThat(thread.path("resolved").asBoolean()).isEqualTo(resolved);
    assertThat(thread.path("archived").asBoolean()).isEqualTo(archived);
    assertThat(client.canonical(id).path("status").asText())
        .isEqualTo(resolved ? "closed" : "open");
    assertThat(client.canonical(id).path("archived").asBoolean()).isEqualTo(archived);
  }

  @Test
  void an_archived_thread_is_resolved_without_being_restored() {
    client.open("1");

    var thread = client.updated("1", "\"archived\": true, \"resolved\": true");
    var reopened = client.updated("1", "\"resolved\": false");

    assertThat(thread.path("archived").asBoolean()).isTrue();
    assertThat(thread.path("resolved").asBoolean()).isTrue();
    assertThat(reopened.path("archived").asBoolean()).isTrue();
    assertThat(reopened.path("resolved").asBoolean()).isFalse();
    assertThat(reopened.path("endedAt").isNull()).isTrue();
  }

  @Test
  void a_resolved_thread_is_left_with_its_first_reason() {
    var id = client.open("1");
    service.post("/v1/threads/%s/close".formatted(id), "{\"reason\": \"spam\"}");
    var version = client.version(id);

    var thread = client.updated("1", "\"resolved\": true");

    assertThat(thread.path("resolved").asBoolean()).isTrue();
    assertThat(client.canonical(id).at("/closed/reason").asText()).isEqualTo("spam");
    assertThat(client.version(id)).isEqualTo(version);
  }

  @Test
  void a_snooze_that_contextgpt_cannot_see_is_left_alone() {
    var id = client.open("1");
    service.post("/v1/threads/%s/snooze".formatted(id), "{\"until_reply\": true}");

    var thread = client.updated("1", "\"resolved\": false, \"important\": true");

    assertThat(thread.path("resolved").asBoolean()).isFalse();
    assertThat(client.canonical(id).path("status").asText()).isEqualTo("snoozed");
  }

  @Test
  void a_snoozed_thread_can_be_resolved() {
    var id = client.open("1");
    service.post("/v1/threads/%s/snooze".formatted(id), "{\"until_reply\": true}");

    client.updated("1", "\"resolved\": true");

    assertThat(client.canonical(id).path("status").asText()).isEqualTo("closed");
  }

  @ParameterizedTest
  @CsvSource({"AI,ai", "AGENT,agent", "HUMAN,human"})
  void mode_says_who_answers(String mode, String handling) {
    var id = client.open("1");

    client.updated("1", "\"mode\": \"%s\"".formatted(mode));

    assertThat(client.canonical(id).path("handling").asText()).isEqualTo(handling);
  }

  @Test
  void flags_are_taken_back() {
    client.open("1");
    client.updated("1", "\"escalated\": true, \"important\": true");

    var thread = client.updated("1", "\"escalated\": false, \"important\": false");

    assertThat(thread.path("escalated").asBoolean(true)).isFalse();
    assertThat(thread.path("important").asBoolean(true)).isFalse();
  }

  @Test
  void what_an_update_does_not_name_stays_as_it_is() {
    var id =
        client.open(
            "1",
            "\"title\": \"T\", \"tags\": [\"a\"], \"handling\": \"ai\", \"severity\": \"high\"");
    client.updated("1", "\"escalated\": true, \"internalNotes\": \"N\"");
    var before = client.canonical(id);

    client.updated("1", "");

    assertThat(client.canonical(id)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\""})
  void null_or_an_empty_text_clears_the_title_and_the_notes(String nothing) {
    var id = client.open("1");
    client.updated("1", "\"title\": \"T\", \"internalNotes\": \"N\"");

    var thread = client.updated("1", "\"title\": %s, \"internalNotes\": %1$s".formatted(nothing));

    assertThat(thread.path("title").asText()).isEmpty();
    assertThat(client.canonical(id).path("title").isNull()).isTrue();
    assertThat(client.canonical(id).path("internal_notes").isNull()).isTrue();
  }

  @Test
  void tags_replace_all_that_there_were() {
    client.open("1", "\"tags\": [\"old\", \"kept\"]");

    var thread = client.updated("1", "\"tags\": [\"new\", \"Kept\", \"NEW\"]");
    var bare = client.updated("1", "\"tags\": []");

    assertThat(thread.path("tags").toString()).isEqualTo("[\"Kept\",\"new\"]");
    assertThat(bare.path("tags")).isEmpty();
  }

  @Test
  void a_tag_that_nobody_knows_enters_the_directory() {
    client.open("1");

    client.updated("1", "\"tags\": [\"brand-new\"]");

    assertThat(service.get("/v1/tags").json().path("data").findValuesAsText("name"))
        .contains("brand-new");
  }

  @Test
  void threads_are_answered_once_each_in_the_order_in_which_they_were_first_named() {
    var own = service.open("{}");
    client.open("1");
    client.open("2");

    var threads =
        client.updated(
            """
            [{"threadId": "2", "title": "first", "tags": ["a"]}, {"threadId": "%s"},
             {"threadId": "1"}, {"threadId": "2", "title": "last"}]
            """
                .formatted(own));

    assertThat(threads.findValuesAsText("id")).containsExactly("2", own, "1");
    assertThat(threads.at("/0/title").asText()).isEqualTo("last");
    assertThat(threads.at("/0/tags").toString()).isEqualTo("[\"a\"]");
  }

  @Test
  void a_thread_named_twice_is_updated_in_order() {
    var id = client.open("1");

    client.updated(
        """
        [{"threadId": "1", "resolved": true}, {"threadId": "%s", "resolved": false},
         {"threadId": "1", "resolved": true}]
        """
            .formatted(id));

    assertThat(types(id))
        .containsExactly("thread.opened", "thread.closed", "thread.reopened", "thread.closed");
  }

  @Test
  void every_unknown_thread_is_named_and_nothing_is_changed() {
    var id = client.open("1");

    var answer =
        client.update(
            """
            [{"threadId": "nobody", "resolved": true}, {"threadId": "1", "resolved": true},
             {"threadId": "%s", "resolved": true}, {"threadId": "nobody"}]
            """
                .formatted(UNKNOWN));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"statusCode":404,"success":false,\
            "message":"Thread nobody not found; Thread %s not found",\
            "errors":[{"field":"0.threadId","message":"Thread nobody not found"},\
            {"field":"2.threadId","message":"Thread %1$s not found"},\
            {"field":"3.threadId","message":"Thread nobody not found"}]}"""
                .formatted(UNKNOWN));
    assertThat(client.version(id)).isEqualTo(1);
  }

  @Test
  void a_refusal_refuses_the_whole_array_and_names_the_thread() {
    var first = client.open("1");
    client.open("2");
    client.open("3");
    client.updated("2", "\"escalated\": true");
    service.policy(requiringAReason());

    var answer =
        client.update(
            """
            [{"threadId": "1", "important": true}, {"threadId": "2", "resolved": true},
             {"threadId": "3", "resolved": true}]
            """);
    service.policy(LifecyclePolicy.standard());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"statusCode":400,"success":false,"message":"Thread 2: reason is required",\
            "errors":[{"field":"1.threadId","message":"Thread 2: reason is required"}]}""");
    assertThat(client.version(first)).isEqualTo(1);
  }

  private static LifecyclePolicy requiringAReason() {
    var standard = LifecyclePolicy.standard();
    return new LifecyclePolicy(
        standard.catalogue(),
        standard.defaultReasons(),
        true,
        standard.requiredBeforeClose(),
        standard.escalatedClose(),
        standard.inbound(),
        null,
        null,
        false,
        null);
  }

  @Test
  void a_thread_lives_under_its_chatbot_alone() {
    var id = client.open("1");

    for (var name : List.of("1", id)) {
      var answer = client.elsewhere().update(one(name, "\"resolved\": true"));

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("/message")).isEqualTo("Thread %s not found".formatted(name));
    }
    assertThat(client.version(id)).isEqualTo(1);
    assertThat(client.updated(id, "\"resolved\": true").path("id").asText()).isEqualTo("1");
  }

  @Test
  void two_chatbots_may_have_threads_of_one_id() {
    var here = client.open("1");
    var other = client.elsewhere();
    var there = other.open("1");

    var thread = other.updated("1", "\"resolved\": true");

    assertThat(thread.path("chatbotId").asText()).isEqualTo(other.chatbot());
    assertThat(client.canonical(there).path("status").asText()).isEqualTo("closed");
    assertThat(client.version(here)).isEqualTo(1);
  }

  @Test
  void a_thread_that_contextgpt_does_not_know_is_found_under_any_chatbot() {
    var id = service.open("{\"external_refs\": {\"feather\": \"thr_1\"}}");

    for (var any : List.of(client, client.elsewhere())) {
      var thread = any.updated(id, "\"resolved\": true");

      assertThat(thread.path("id").asText()).isEqualTo(id);
      assertThat(thread.path("chatbotId").asText()).isEqualTo(any.chatbot());
    }
  }

  @Test
  void another_organizations_thread_is_unknown() {
    var foreign = service.key("foreign0", Service.OTHER, Scope.THREADS_WRITE);
    var id = service.post("/v1/threads", "{}", "X-API-Key", foreign).text("/id");

    assertThat(client.update(one(id, "")).status()).isEqualTo(404);
  }

  @Test
  void five_hundred_updates_are_carried_out_and_one_more_is_too_many() {
    var id = client.open("1");

    assertThat(client.updated(many(500))).hasSize(1);
    var tooMany = client.update(many(501));

    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.body())
        .isEqualTo(
            """
            {"statusCode":400,"success":false,\
            "message":"Request validation failed: body must have 1 to 500 items",\
            "code":"REQUEST_VALIDATION_FAILED",\
            "errors":[{"field":"body","message":"must have 1 to 500 items"}]}""");
    assertThat(client.canonical(id).path("title").asText()).isEqualTo("499");
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj("{\"threadId\": \"1\", \"title\": \"%d\"}"::formatted)
        .collect(joining(",", "[", "]"));
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
        "[{\"threadId\": \"1\", \"tags\": [\"a\", \" \"]}]|0.tags.1|a tag must not be empty",
        "[{\"threadId\": \"1\", \"title\": \" \"}]|0.title|a title must not be empty",
        "[{\"threadId\": \"1\", \"internalNotes\": 5}]|0.internalNotes|must be a string",
        "[{\"threadId\": \"1\", \"title\": \"a\", \"title\": \"b\"}]|0.title|appears twice",
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
  void a_change_comes_through_contextgpt_and_by_the_teammate_who_is_named() {
    var id = client.open("1");
    var user = service.user("Ada");

    client.update(one("1", "\"resolved\": true"), "Threadkeep-Actor", "user:" + user);

    var closed = service.get("/v1/threads/%s/timeline".formatted(id)).json().at("/data/1");
    assertThat(closed.path("through").asText()).isEqualTo("contextgpt");
    assertThat(closed.at("/by/id").asText()).isEqualTo(user);
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

  private List<String> types(String id) {
    return service
        .get("/v1/threads/%s/timeline".formatted(id))
        .json()
        .path("data")
        .valueStream()
        .map(event -> event.path("type").asText())
        .toList();
  }

  private static String resource(String name) throws IOException {
    try (var file = ContextgptUpdateTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
