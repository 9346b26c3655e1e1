package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put to a conversation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomUpdatingTest {

  private Desk desk;

  @BeforeAll
  void start() {
    desk = new Desk();
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void an_update_changes_what_it_names_and_nothing_else() {
    var id = desk.conversation("\"title\": \"Before\"");

    var read = update(id, "{\"read\": true}");
    var titled = update(id, "{\"title\": \"After\", \"conversation_id\": 7}");
    var described =
        update(id, "{\"custom_attributes\": {\"plan\": \"pro\", \"seats\": 3, \"vip\": true}}");
    var without = update(id, "{\"custom_attributes\": {\"plan\": null}, \"read\": false}");

    assertThat(read.json().path("read").asBoolean()).isTrue();
    assertThat(read.text("/title")).isEqualTo("Before");
    assertThat(titled.text("/title")).isEqualTo("After");
    assertThat(titled.json().path("read").asBoolean()).isTrue();
    assertThat(described.json().path("custom_attributes").toString())
        .isEqualTo("{\"plan\":\"pro\",\"seats\":3,\"vip\":true}");
    assertThat(without.json().path("custom_attributes").toString())
        .isEqualTo("{\"seats\":3,\"vip\":true}");
    assertThat(without.json().path("read").asBoolean(true)).isFalse();
    assertThat(without.text("/title")).isEqualTo("After");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"  \""})
  void a_title_without_words_is_none(String title) {
    var id = desk.conversation("\"title\": \"Before\"");

    var answer = update(id, "{\"title\": %s}".formatted(title));

    assertThat(answer.json().path("title").isNull()).isTrue();
  }

  @Test
  void an_update_of_nothing_changes_nothing() {
    var id = desk.conversation();

    var answer = update(id, "{}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"read\": \"yes\"}",
        "{\"title\": 7}",
        "{\"custom_attributes\": []}",
        "{\"custom_attributes\": {\"a\": 1, \"a\": 2}}",
        "[]",
        "{\"read\": tru"
      })
  void an_update_that_does_not_fit_is_refused_and_changes_nothing(String update) {
    var id = desk.conversation();

    var answer = desk.put("/conversations/" + id, update);

    assertThat(code(answer)).isEqualTo("400 parameter_invalid");
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @Test
  void a_title_that_is_too_long_is_refused() {
    var answer =
        desk.put(
            "/conversations/" + desk.conversation(),
            "{\"title\": \"%s\"}".formatted("x".repeat(513)));

    assertThat(code(answer)).isEqualTo("400 parameter_invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo("title");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "no-conversation", "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10", "last"})
  void a_conversation_that_is_not_there_is_not_found(String id) {
    assertThat(code(desk.get("/conversations/" + id))).isEqualTo("404 not_found");
    assertThat(code(desk.put("/conversations/" + id, "{}"))).isEqualTo("404 not_found");
    assertThat(code(desk.post("/conversations/" + id + "/run_assignment_rules", null)))
        .isEqualTo("404 not_found");
  }

  private Answer update(String id, String json) {
    return desk.put("/conversations/" + id, json);
  }
}
