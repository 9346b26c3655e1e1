package dev.threadkeep.rest.dialect.contextgpt;

import static dev.threadkeep.rest.dialect.contextgpt.ContextgptClient.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.rest.service.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each field of an update does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextgptUpdateTest {

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
  void a_change_comes_through_contextgpt_and_by_the_teammate_who_is_named() {
    var id = client.open("1");
    var user = service.user("Ada");

    client.update(one("1", "\"resolved\": true"), "Threadkeep-Actor", "user:" + user);

    var closed = service.get("/v1/threads/%s/timeline".formatted(id)).json().at("/data/1");
    assertThat(closed.path("through").asText()).isEqualTo("contextgpt");
    assertThat(closed.at("/by/id").asText()).isEqualTo(user);
  }

  private static String resource(String name) throws IOException {
    try (var file = ContextgptUpdateTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
