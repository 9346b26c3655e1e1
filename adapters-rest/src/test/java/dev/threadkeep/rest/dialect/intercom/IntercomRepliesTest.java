package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.CLOSE;
import static dev.threadkeep.rest.dialect.intercom.Desk.admin;
import static dev.threadkeep.rest.dialect.intercom.Desk.lastPart;
import static dev.threadkeep.rest.dialect.intercom.Desk.state;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said in a conversation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomRepliesTest {

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
  void a_note_leaves_a_closed_conversation_closed() {
    var id = desk.conversation();
    desk.part(id, CLOSE);

    var answer = desk.reply(id, admin("note", "\"body\": \"For us only\""));

    assertThat(state(answer)).isEqualTo("closed note");
    assertThat(lastPart(answer).path("body").asText()).isEqualTo("<p>For us only</p>");
  }

  @Test
  void a_reply_of_the_contact_opens_a_closed_conversation_in_one_part() {
    var id = desk.conversation();
    desk.part(id, CLOSE);

    var answer =
        desk.reply(
            id,
            """
            {"message_type": "comment", "type": "user", "intercom_user_id": "%s",
             "body": "Still broken"}
            """
                .formatted(Desk.CUSTOMER));

    assertThat(state(answer)).isEqualTo("open open");
    assertThat(lastPart(answer).path("body").asText()).isEqualTo("<p>Still broken</p>");
    assertThat(lastPart(answer).at("/author/type").asText()).isEqualTo("contact");
    assertThat(answer.json().path("waiting_since").isInt()).isTrue();
    assertThat(answer.json().path("read").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"intercom_user_id\": \"5bc8f7ae2d96695c18a\"",
        "\"user_id\": \"CUSTOMER\"",
        "\"email\": \"casey@EXAMPLE.com\"",
        "\"intercom_user_id\": \"\", \"user_id\": \"CUSTOMER\"",
        "\"intercom_user_id\": \"\", \"user_id\": \"\", \"email\": \"casey@example.com\""
      })
  void a_contact_is_named_by_any_of_its_ids(String naming) {
    var answer =
        desk.reply(
            desk.conversation(),
            """
            {"message_type": "comment", "type": "user", "body": "Me again", %s}
            """
                .formatted(naming.replace("CUSTOMER", desk.customer)));

    assertThat(lastPart(answer).at("/author/id").asText()).isEqualTo(Desk.CUSTOMER);
  }

  @Test
  void who_writes_to_a_conversation_without_a_contact_becomes_its_contact() {
    var number = desk.service().get("/v1/threads/" + desk.service().open("{}")).text("/number");
    var reply =
        """
        {"message_type": "comment", "type": "user", "intercom_user_id": "%s", "body": "It is me"}
        """
            .formatted(Desk.CUSTOMER);

    var answer = desk.reply(number, reply);

    assertThat(answer.text("/contacts/contacts/0/id")).isEqualTo(Desk.CUSTOMER);
    var id = desk.service().get("/v1/threads?contact=" + desk.customer).text("/data/0/id");
    assertThat(desk.service().get("/v1/threads/" + id).text("/number")).isEqualTo(number);
    var timeline = desk.service().get("/v1/threads/%s/timeline".formatted(id)).json().path("data");
    assertThat(timeline).hasSize(3);
    assertThat(timeline.at("/1/type").asText()).isEqualTo("thread.linked");
    assertThat(timeline.at("/2/type").asText()).isEqualTo("thread.message_recorded");
    assertThat(timeline.at("/1/request_id")).isEqualTo(timeline.at("/2/request_id"));
  }

  @Test
  void a_conversation_keeps_its_contact_whoever_else_writes() {
    var id = desk.conversation();
    desk.service()
        .add("contacts", "{\"name\": \"Eve\", \"external_ids\": {\"intercom\": \"eve\"}}");

    var answer =
        desk.reply(
            id,
            """
            {"message_type": "comment", "type": "user", "intercom_user_id": "eve", "body": "Me too"}
            """);

    assertThat(answer.text("/contacts/contacts/0/id")).isEqualTo(Desk.CUSTOMER);
    assertThat(answer.json().at("/contacts/contacts")).hasSize(1);
    assertThat(lastPart(answer).at("/author/name").asText()).isEqualTo("Eve");
  }

  @Test
  void a_reply_may_go_to_a_contacts_last_conversation() {
    desk.conversation();
    var newest = desk.conversation();

    var answer =
        desk.reply(
            "last",
            """
            {"message_type": "comment", "type": "user", "intercom_user_id": "%s",
             "body": "One more thing"}
            """
                .formatted(Desk.CUSTOMER));

    assertThat(answer.text("/id")).isEqualTo(newest);
    assertThat(lastPart(answer).path("body").asText()).isEqualTo("<p>One more thing</p>");
  }

  @Test
  void a_reply_that_is_told_late_has_its_own_time() {
    var answer =
        desk.reply(
            desk.conversation(),
            admin("comment", "\"body\": \"Yesterday\", \"created_at\": 1763546400"));

    assertThat(lastPart(answer).path("created_at").asLong()).isEqualTo(1_763_546_400);
  }
}
