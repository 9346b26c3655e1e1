package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.code;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomTagsTest {

  private static final String BY_ADA = "{\"admin_id\": \"5784329\"}";

  private Desk desk;
  private String own;

  @BeforeAll
  void start() {
    desk = new Desk();
    desk.service().add("tags", "{\"name\": \"Billing\", \"external_ids\": {\"intercom\": \"42\"}}");
    own = desk.service().add("tags", "{\"name\": \"vip\"}");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void a_tag_is_given_and_taken_by_intercoms_id_or_our_own() {
    var id = desk.conversation();

    var given = desk.post(tags(id), "{\"id\": 42, \"admin_id\": 5784329}");
    var second = desk.post(tags(id), "{\"id\": \"%s\", \"admin_id\": \"814860\"}".formatted(own));
    var taken = desk.delete(tags(id) + "/42", BY_ADA);

    assertThat(given.text("/id")).isEqualTo("42");
    assertThat(given.text("/name")).isEqualTo("Billing");
    assertThat(given.json().path("applied_by").toString())
        .isEqualTo("{\"type\":\"admin\",\"id\":\"5784329\"}");
    assertThat(second.text("/id")).isEqualTo(own);
    assertThat(second.text("/applied_by/id")).isEqualTo(Desk.MARK);
    assertThat(taken.text("/id")).isEqualTo("42");
    assertThat(desk.canonical(id).path("tags").toString()).isEqualTo("[\"vip\"]");
  }

  @Test
  void a_tag_is_spelled_as_the_directory_spells_it() {
    var id = desk.conversation("\"tags\": [\"BILLING\"]");

    var shown = desk.get("/conversations/" + id);

    assertThat(desk.canonical(id).path("tags").toString()).isEqualTo("[\"BILLING\"]");
    assertThat(shown.text("/tags/tags/0/name")).isEqualTo("Billing");
  }

  @Test
  void a_tag_that_is_there_already_keeps_who_gave_it() {
    var id = desk.conversation();
    desk.post(tags(id), "{\"id\": 42, \"admin_id\": 5784329}");
    var version = desk.version(id);

    var again = desk.post(tags(id), "{\"id\": 42, \"admin_id\": 814860}");

    assertThat(again.text("/applied_by/id")).isEqualTo(Desk.ADA);
    assertThat(desk.version(id)).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": \"none\", \"admin_id\": 5784329} | 404 tag_not_found | Tag not found",
        "{\"id\": 42, \"admin_id\": 1} | 404 admin_not_found | Admin for admin_id not found",
        "{\"id\": 42} | 400 parameter_not_found | admin_id is a required parameter",
        "{\"admin_id\": 5784329} | 400 parameter_not_found | id is a required parameter",
      })
  void a_tagging_that_does_not_fit_changes_nothing(String body, String code, String words) {
    var id = desk.conversation();

    var answer = desk.post(tags(id), body);

    assertThat(code(answer)).isEqualTo(code);
    assertThat(answer.text("/errors/0/message")).isEqualTo(words);
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @Test
  void taking_a_tag_that_the_conversation_does_not_have_changes_nothing() {
    var id = desk.conversation();

    var taken = desk.delete(tags(id) + "/42", BY_ADA);

    assertThat(taken.text("/id")).isEqualTo("42");
    assertThat(taken.text("/name")).isEqualTo("Billing");
    assertThat(taken.json().path("applied_at").isNull()).isTrue();
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @Test
  void a_tag_that_there_is_not_cannot_be_taken() {
    var id = desk.conversation();

    assertThat(code(desk.delete(tags(id) + "/none", BY_ADA))).isEqualTo("404 tag_not_found");
    assertThat(code(desk.delete(tags(id) + "/42", "{}"))).isEqualTo("400 parameter_not_found");
  }

  @Test
  void a_conversation_that_is_not_there_is_not_found_in_the_words_of_these_routes() {
    var answer = desk.post(tags("12"), "{\"id\": 42, \"admin_id\": 5784329}");

    assertThat(code(answer)).isEqualTo("404 not_found");
    assertThat(answer.text("/errors/0/message")).isEqualTo("Conversation not found");
  }

  private static String tags(String id) {
    return "/conversations/" + id + "/tags";
  }
}
