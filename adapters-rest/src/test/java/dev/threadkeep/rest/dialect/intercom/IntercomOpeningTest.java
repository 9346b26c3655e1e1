package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.code;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomOpeningTest {

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
  void a_contact_opens_a_conversation_and_the_message_says_which() {
    var answer =
        desk.post(
            "/conversations",
            """
            {"from": {"type": "user", "id": "5bc8f7ae2d96695c18a"}, "body": "Hello there",
             "created_at": 1763546400}
            """);

    assertThat(answer.text("/type")).isEqualTo("user_message");
    assertThat(answer.text("/body")).isEqualTo("Hello there");
    assertThat(answer.text("/created_at")).isEqualTo("1763546400");
    var conversation = desk.get("/conversations/" + answer.text("/conversation_id"));
    assertThat(conversation.text("/source/body")).isEqualTo("<p>Hello there</p>");
    assertThat(conversation.text("/source/id")).isEqualTo(answer.text("/id"));
    assertThat(conversation.text("/contacts/contacts/0/id")).isEqualTo(Desk.CUSTOMER);
    assertThat(conversation.text("/state")).isEqualTo("open");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"lead\", \"id\": \"5bc8f7ae2d96695c18a\"}",
        "{\"type\": \"user\", \"email\": \"casey@example.com\"}",
        "{\"type\": \"contact\", \"user_id\": \"5bc8f7ae2d96695c18a\"}",
        "{\"id\": \"5bc8f7ae2d96695c18a\"}",
        "{\"type\": \"user\", \"id\": \"\", \"user_id\": \"\", \"email\": \"casey@example.com\"}"
      })
  void contacts_are_named_as_versions_old_and_new_do(String from) {
    var answer = desk.post("/conversations", "{\"from\": %s, \"body\": \"Hi\"}".formatted(from));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"body\": \"Hi\"} | 400 parameter_not_found | from",
        "{\"from\": {\"type\": \"user\", \"id\": \"5bc8f7ae2d96695c18a\"}}"
            + " | 400 parameter_not_found | body",
        "{\"from\": \"somebody\", \"body\": \"Hi\"} | 400 parameter_invalid | from",
        "{\"from\": {\"type\": \"admin\", \"id\": \"814860\"}, \"body\": \"Hi\"}"
            + " | 400 parameter_invalid | from/type",
        "{\"from\": {\"type\": \"user\", \"id\": \"nobody\"}, \"body\": \"Hi\"}"
            + " | 404 not_found |",
        "{\"from\": {\"type\": \"user\"}, \"body\": \"Hi\"} | 404 not_found |",
      })
  void an_opening_that_does_not_fit_opens_nothing(String body, String code, String field) {
    var before = desk.get("/conversations?per_page=1").text("/total_count");

    var answer = desk.post("/conversations", body);

    assertThat(code(answer)).as(answer.body()).isEqualTo(code);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field == null ? "" : field);
    assertThat(desk.get("/conversations?per_page=1").text("/total_count")).isEqualTo(before);
  }
}
