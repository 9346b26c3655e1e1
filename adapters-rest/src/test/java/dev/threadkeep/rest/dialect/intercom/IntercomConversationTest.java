package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.rest.service.Service.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a conversation shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomConversationTest {

  /** When the service's clock begins, in seconds. */
  private static final long START = 1_795_168_800;

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
  void what_only_intercom_has_is_given_back_unchanged() {
    var id =
        desk.conversation(
            """
            "title": "Charged twice", "attributes": {"intercom": {
              "url": "https://intercom-survey-app.glitch.me/",
              "custom_attributes": {"issue_type": "Billing", "priority": "High"},
              "topics": {"type": "topic.list", "total_count": 1,
                "topics": [{"type": "topic", "name": "Example Topic 1", "id": 839}]},
              "sla_applied": {"sla_name": "VIP customer <5m", "sla_status": "missed"},
              "conversation_rating": {"created_at": null, "contact": {"id": null, "type": null},
                "rating": 4, "remark": null,
                "teammate": {"id": null, "type": null, "name": null, "email": null}}}}
            """);

    var shown = read(id).json();

    assertThat(shown.path("title").asText()).isEqualTo("Charged twice");
    assertThat(shown.at("/source/subject").asText()).isEqualTo("Charged twice");
    assertThat(shown.at("/source/url").asText())
        .isEqualTo("https://intercom-survey-app.glitch.me/");
    assertThat(shown.at("/first_contact_reply/url").asText())
        .isEqualTo("https://intercom-survey-app.glitch.me/");
    assertThat(shown.path("custom_attributes").toString())
        .isEqualTo("{\"issue_type\":\"Billing\",\"priority\":\"High\"}");
    assertThat(shown.at("/topics/topics/0/id").asInt()).isEqualTo(839);
    assertThat(shown.at("/sla_applied/sla_name").asText()).isEqualTo("VIP customer <5m");
    assertThat(shown.path("conversation_rating").toString())
        .isEqualTo(
            "{\"created_at\":null,\"contact\":{\"id\":null,\"type\":null},\"rating\":4,"
                + "\"remark\":null,\"teammate\":{\"id\":null,\"type\":null,\"name\":null,"
                + "\"email\":null}}");
  }

  @Test
  void of_a_stored_rating_only_what_clients_can_read_is_shown() {
    var id =
        desk.conversation(
            """
            "attributes": {"intercom": {"conversation_rating": {
              "created_at": "yesterday", "rating": "five", "remark": 7, "contact": "Casey",
              "teammate": {"id": 814860, "type": "admin", "name": true, "email": []}}}}
            """);
    var other =
        desk.conversation(
            """
            "attributes": {"intercom": {"conversation_rating": {"rating": 6, "created_at": 1.5}}}
            """);

    assertThat(read(id).json().path("conversation_rating").toString())
        .isEqualTo(
            "{\"created_at\":null,\"contact\":{\"id\":null,\"type\":null},\"rating\":null,"
                + "\"remark\":null,\"teammate\":{\"id\":\"814860\",\"type\":\"admin\","
                + "\"name\":null,\"email\":null}}");
    assertThat(read(other).json().at("/conversation_rating/rating").isNull()).isTrue();
    assertThat(read(other).json().at("/conversation_rating/created_at").isNull()).isTrue();
  }

  @Test
  void of_a_stored_sla_only_texts_are_shown() {
    var shown =
        desk.service()
            .get(
                "/v1/threads/"
                    + desk.service()
                        .open(
                            """
                            {"attributes": {"intercom": {"sla_applied": {
                              "sla_name": 5, "sla_status": "missed"}}}}
                            """))
            .text("/number");

    // The schema of an example wants both members, so this is not held against it.
    var answer =
        desk.service()
            .get("/intercom/conversations/" + shown, "Authorization", "Bearer " + desk.key());

    assertThat(answer.json().path("sla_applied").toString())
        .isEqualTo("{\"sla_status\":\"missed\"}");
  }

  @Test
  void a_conversation_begins_with_its_first_message() {
    var shown = read(desk.conversation()).json();

    assertThat(shown.at("/source/body").asText()).isEqualTo("<p>Hi</p>");
    assertThat(shown.at("/source/delivered_as").asText()).isEqualTo("customer_initiated");
    assertThat(shown.at("/source/author").toString())
        .isEqualTo(
            "{\"type\":\"contact\",\"id\":\"5bc8f7ae2d96695c18a\","
                + "\"name\":\"Casey Customer\",\"email\":\"Casey@example.com\"}");
    assertThat(shown.at("/contacts/contacts/0/id").asText()).isEqualTo(Desk.CUSTOMER);
    assertThat(shown.at("/first_contact_reply/created_at").asLong()).isEqualTo(START);
    assertThat(shown.at("/conversation_parts/total_count").asInt()).isZero();
  }

  @Test
  void a_conversation_in_which_nobody_said_anything_has_an_empty_source() {
    var number = desk.service().get("/v1/threads/" + desk.service().open("{}")).text("/number");

    var shown = read(number).json();

    assertThat(shown.path("id").asText()).isEqualTo(number);
    assertThat(shown.at("/source/body").asText("x")).isEmpty();
    assertThat(shown.at("/source/author").toString())
        .isEqualTo("{\"type\":\"bot\",\"id\":\"0\",\"name\":\"Threadkeep\",\"email\":null}");
    assertThat(shown.at("/source/delivered_as").asText()).isEqualTo("admin_initiated");
    assertThat(shown.path("contacts").toString())
        .isEqualTo("{\"type\":\"contact.list\",\"contacts\":[]}");
    for (var absent :
        List.of(
            "title",
            "waiting_since",
            "snoozed_until",
            "first_contact_reply",
            "admin_assignee_id",
            "team_assignee_id",
            "sla_applied",
            "conversation_rating")) {
      assertThat(shown.path(absent).isNull()).as(absent).isTrue();
    }
    assertThat(shown.path("custom_attributes").isEmpty()).isTrue();
    assertThat(shown.path("topics").isEmpty()).isTrue();
  }

  @Test
  void who_writes_without_being_known_is_a_contact_all_the_same() {
    var thread = desk.service().open("{\"message\": {\"kind\": \"inbound\", \"text\": \"?\"}}");
    var number = desk.service().get("/v1/threads/" + thread).text("/number");

    assertThat(read(number).json().at("/source/author").toString())
        .isEqualTo("{\"type\":\"contact\",\"id\":\"0\",\"name\":null,\"email\":null}");
  }

  @Test
  void the_statistics_tell_what_happened() {
    var id = desk.conversation();
    part(id, "assignment", "\"assignee_id\": 814860");
    part(id, "comment", "\"body\": \"We look into it\"");
    part(id, "close", "\"body\": \"Done\"");
    part(id, "open", "");
    part(id, "close", "");

    var statistics = read(id).json().path("statistics");

    assertThat(statistics.path("count_assignments").asInt()).isEqualTo(1);
    assertThat(statistics.path("count_reopens").asInt()).isEqualTo(1);
    assertThat(statistics.path("count_conversation_parts").asInt()).isEqualTo(5);
    assertThat(statistics.path("time_to_first_close").asLong()).isZero();
    for (var time :
        List.of(
            "first_contact_reply_at",
            "first_assignment_at",
            "first_admin_reply_at",
            "first_close_at",
            "last_assignment_at",
            "last_assignment_admin_reply_at",
            "last_contact_reply_at",
            "last_admin_reply_at",
            "last_close_at")) {
      assertThat(statistics.path(time).asLong()).as(time).isBetween(START, START + 60);
    }
    assertThat(statistics.at("/last_closed_by/email").asText()).isEqualTo("ada@acmeinc.org");
  }

  @Test
  void a_conversation_that_a_key_closed_was_closed_by_nobody() {
    var id = desk.conversation();
    var thread = desk.canonical(id).path("id").asText();
    desk.service().post("/v1/threads/%s/close".formatted(thread), "{}");

    var shown = read(id);

    assertThat(shown.json().at("/statistics/last_closed_by").isNull()).isTrue();
    assertThat(shown.json().at("/statistics/last_closed_by_id").isNull()).isTrue();
    assertThat(Desk.lastPart(shown).at("/author/type").asText()).isEqualTo("bot");
  }

  @Test
  void teammates_are_those_who_acted_or_held_it() {
    var id = desk.conversation();
    part(id, "assignment", "\"assignee_id\": 814860");
    part(id, "assignment", "\"assignee_id\": 0");

    var admins = new ArrayList<String>();
    for (JsonNode admin : read(id).json().at("/teammates/admins")) {
      admins.add(admin.path("id").asText() + " " + admin.path("name").asText());
    }

    assertThat(admins).containsExactly("5784329 Ada Lindqvist", "814860 Mark Strong");
  }

  @Test
  void an_external_id_that_is_no_number_of_32_bits_gives_way_to_the_alias() {
    var teammate =
        desk.service()
            .post(
                "/v1/teammates",
                """
                {"kind": "user", "name": "Odd", "external_ids": {"intercom": "2147483648"}}
                """);
    var id = desk.conversation();

    var shown = part(id, "assignment", "\"assignee_id\": \"2147483648\"");

    assertThat(shown.text("/admin_assignee_id")).isEqualTo(teammate.text("/number"));
  }

  @Test
  void only_the_newest_500_parts_are_shown_and_all_are_counted() {
    var id = desk.conversation();
    var thread = desk.canonical(id).path("id").asText();
    for (int i = 1; i <= 502; i++) {
      desk.service()
          .post(
              "/v1/threads/%s/messages".formatted(thread),
              "{\"kind\": \"internal\", \"text\": \"%d\"}".formatted(i));
    }

    var parts = read(id).json().path("conversation_parts");

    assertThat(parts.path("conversation_parts").size()).isEqualTo(500);
    assertThat(parts.at("/conversation_parts/0/body").asText()).isEqualTo("<p>3</p>");
    assertThat(parts.path("total_count").asInt()).isEqualTo(502);
  }

  @Test
  void plain_text_is_shown_as_it_was_said() {
    var id = desk.conversation();
    part(id, "comment", "\"body\": \"<One>\\nline\\n\\nand a paragraph\"");

    var plain = desk.get("/conversations/%s?display_as=plaintext".formatted(id));
    var html = desk.get("/conversations/%s?display_as=html".formatted(id));

    assertThat(plain.text("/source/body")).isEqualTo("Hi");
    assertThat(Desk.lastPart(plain).path("body").asText())
        .isEqualTo("<One>\nline\n\nand a paragraph");
    assertThat(Desk.lastPart(html).path("body").asText())
        .isEqualTo("<p>&lt;One&gt;<br>line</p>\n<p>and a paragraph</p>");
  }

  @Test
  void a_form_of_display_that_there_is_not_is_refused() {
    var answer = desk.get("/conversations/%s?display_as=pdf".formatted(desk.conversation()));

    assertThat(code(answer)).isEqualTo("400 parameter_invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo("display_as");
  }

  @Test
  void tags_say_since_when_and_by_whom() {
    desk.service().add("tags", "{\"name\": \"vip\", \"external_ids\": {\"intercom\": \"77\"}}");
    var id = desk.conversation("\"tags\": [\"vip\"]");

    var tag = read(id).json().at("/tags/tags/0");

    assertThat(tag.path("id").asText()).isEqualTo("77");
    assertThat(tag.path("name").asText()).isEqualTo("vip");
    assertThat(tag.path("applied_at").asLong()).isEqualTo(START);
    assertThat(tag.at("/applied_by/type").asText()).isEqualTo("bot");
  }

  @Test
  void a_snooze_that_its_time_ended_is_unsnoozed() {
    var id = desk.conversation();
    part(id, "snoozed", "\"snoozed_until\": 1893456000");

    var woken =
        desk.reply(
            id,
            """
            {"message_type": "comment", "type": "user", "email": "casey@example.com",
             "body": "Now?"}
            """);

    assertThat(Desk.lastPart(woken).path("part_type").asText()).isEqualTo("unsnoozed");
    assertThat(woken.text("/state")).isEqualTo("open");
  }

  private Answer read(String id) {
    return desk.get("/conversations/" + id);
  }

  private Answer part(String id, String type, String members) {
    return desk.part(id, Desk.admin(type, members));
  }
}
