package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.code;
import static dev.threadkeep.rest.dialect.intercom.Desk.lastPart;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.rest.service.Service.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomPartsTest {

  private static final String CLOSE =
      "{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": \"5784329\"}";

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
  void the_documented_request_closes_and_answers_with_the_documented_conversation() {
    var id = desk.conversation();

    var answer =
        desk.part(
            id,
            """
            {
              "message_type": "close",
              "type": "admin",
              "admin_id": 5784329,
              "body": "Closed conversation because of X."
            }
            """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.text("/id")).isEqualTo(id);
    assertThat(answer.text("/state")).isEqualTo("closed");
    assertThat(answer.json().path("open").asBoolean(true)).isFalse();
    assertThat(answer.text("/statistics/last_closed_by_id")).isEqualTo(Desk.ADA);
    assertThat(answer.text("/statistics/last_closed_by/name")).isEqualTo("Ada Lindqvist");
    assertThat(desk.canonical(id).at("/closed/by/id").asText()).isEqualTo(desk.ada);
  }

  @Test
  void the_body_of_a_close_is_a_message_shown_once_on_that_part() {
    var id = desk.conversation();

    var answer =
        desk.part(id, CLOSE.replace("}", ", \"body\": \"Closed because of <X> & \\\"Y\\\".\"}"));

    assertThat(parts(answer)).hasSize(1);
    assertThat(lastPart(answer).path("part_type").asText()).isEqualTo("close");
    assertThat(lastPart(answer).path("body").asText())
        .isEqualTo("<p>Closed because of &lt;X&gt; &amp; &quot;Y&quot;.</p>");
    assertThat(lastPart(answer).at("/author/id").asText()).isEqualTo(Desk.ADA);
    assertThat(answer.text("/statistics/count_conversation_parts")).isEqualTo("1");
    assertThat(answer.text("/conversation_parts/total_count")).isEqualTo("1");
    var thread = desk.canonical(id);
    assertThat(thread.at("/closed/note").isNull()).isTrue();
    assertThat(thread.at("/closed/reason").asText()).isEqualTo("unspecified");
    var messages =
        desk.service().get("/v1/threads/%s/messages".formatted(thread.path("id").asText()));
    assertThat(messages.text("/data/1/kind")).isEqualTo("outbound");
    assertThat(messages.text("/data/1/text")).isEqualTo("Closed because of <X> & \"Y\".");
  }

  @Test
  void closing_what_is_closed_changes_nothing() {
    var id = desk.conversation();
    desk.part(id, CLOSE);
    var before = desk.version(id);

    var again = desk.part(id, CLOSE);

    assertThat(again.status()).isEqualTo(200);
    assertThat(desk.version(id)).isEqualTo(before);
  }

  @Test
  void whoever_held_a_conversation_holds_it_when_it_is_closed() {
    var id = desk.conversation();
    desk.part(id, assignment("admin", Desk.MARK));

    var closed = desk.part(id, CLOSE);

    assertThat(closed.text("/admin_assignee_id")).isEqualTo(Desk.MARK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parts", "reply"})
  void all_six_types_are_taken_by_both_routes(String route) {
    var id = desk.conversation();
    var path = "/conversations/%s/%s".formatted(id, route);

    assertThat(state(desk.post(path, CLOSE))).isEqualTo("closed close");
    assertThat(state(desk.post(path, admin("open", "")))).isEqualTo("open open");
    assertThat(state(desk.post(path, admin("snoozed", "\"snoozed_until\": 1893456000"))))
        .isEqualTo("snoozed snoozed");
    assertThat(state(desk.post(path, assignment("admin", Desk.MARK))))
        .isEqualTo("snoozed assignment");
    assertThat(state(desk.post(path, admin("comment", "\"body\": \"Hello\""))))
        .isEqualTo("snoozed comment");
    assertThat(state(desk.post(path, admin("note", "\"body\": \"Careful\""))))
        .isEqualTo("snoozed note");
  }

  @Test
  void a_snoozed_conversation_is_open_until_its_time() {
    var answer = desk.part(desk.conversation(), admin("snoozed", "\"snoozed_until\": 1893456000"));

    assertThat(answer.json().path("open").asBoolean()).isTrue();
    assertThat(answer.text("/snoozed_until")).isEqualTo("1893456000");
    assertThat(lastPart(answer).path("body").isNull()).isTrue();
  }

  @Test
  void a_closed_conversation_can_be_snoozed_as_at_intercom() {
    var id = desk.conversation();
    desk.part(id, CLOSE);

    var answer = desk.part(id, admin("snoozed", "\"snoozed_until\": \"1893456000\""));

    assertThat(answer.text("/state")).isEqualTo("snoozed");
  }

  @Test
  void a_snooze_beyond_32_bits_shows_as_the_last_second_that_fits() {
    var id = desk.conversation();

    var answer = desk.part(id, admin("snoozed", "\"snoozed_until\": 7258032000"));

    assertThat(answer.text("/snoozed_until")).isEqualTo("2147483647");
    assertThat(desk.canonical(id).path("snoozed_until").asText()).isEqualTo("2199-12-31T00:00:00Z");
  }

  @Test
  void opening_ends_a_snooze_and_what_is_open_stays_so() {
    var id = desk.conversation();
    desk.part(id, admin("snoozed", "\"snoozed_until\": 1893456000"));

    var opened = desk.part(id, admin("open", ""));
    var version = desk.version(id);
    var again = desk.part(id, admin("open", ""));

    assertThat(state(opened)).isEqualTo("open open");
    assertThat(opened.json().path("snoozed_until").isNull()).isTrue();
    assertThat(again.status()).isEqualTo(200);
    assertThat(desk.version(id)).isEqualTo(version);
  }

  @Test
  void admin_and_team_hold_a_conversation_side_by_side() {
    var id = desk.conversation();
    var team = team("Support side");

    desk.part(id, assignment("admin", Desk.MARK));
    var both = desk.part(id, assignment("team", team));
    var teamOnly = desk.part(id, assignment("admin", "0"));
    var nobody = desk.part(id, assignment("team", "0"));

    assertThat(both.text("/admin_assignee_id")).isEqualTo(Desk.MARK);
    assertThat(both.text("/team_assignee_id")).isEqualTo(team);
    assertThat(lastPart(both).path("assigned_to").toString())
        .isEqualTo("{\"type\":\"team\",\"id\":\"%s\"}".formatted(team));
    assertThat(teamOnly.json().path("admin_assignee_id").isNull()).isTrue();
    assertThat(teamOnly.text("/team_assignee_id")).isEqualTo(team);
    assertThat(nobody.json().path("team_assignee_id").isNull()).isTrue();
  }

  @Test
  void assigning_a_closed_conversation_opens_it_in_one_part() {
    var id = desk.conversation();
    desk.part(id, CLOSE);

    var answer =
        desk.part(id, assignment("admin", Desk.MARK).replace("}", ", \"body\": \"Mark helps\"}"));

    assertThat(state(answer)).isEqualTo("open assign_and_reopen");
    assertThat(lastPart(answer).path("assigned_to").toString())
        .isEqualTo("{\"type\":\"admin\",\"id\":\"814860\"}");
    assertThat(lastPart(answer).path("body").asText()).isEqualTo("<p>Mark helps</p>");
    assertThat(parts(answer)).hasSize(2);
    assertThat(answer.text("/statistics/count_reopens")).isEqualTo("1");
  }

  @Test
  void taking_a_closed_conversation_from_somebody_leaves_it_closed() {
    var id = desk.conversation();
    desk.part(id, assignment("admin", Desk.MARK));
    desk.part(id, CLOSE);

    var answer = desk.part(id, assignment("admin", "0"));

    assertThat(answer.text("/state")).isEqualTo("closed");
    assertThat(answer.json().path("admin_assignee_id").isNull()).isTrue();
  }

  @Test
  void old_clients_assign_without_saying_whether_it_is_a_team() {
    var id = desk.conversation();
    var team = team("Old support");
    var reply =
        """
        {"type": "admin_reply", "assignee_id": "%s", "snoozed_until": 0,
         "message_type": "assignment", "admin_id": "5784329"}
        """;

    assertThat(desk.reply(id, reply.formatted(Desk.MARK)).text("/admin_assignee_id"))
        .isEqualTo(Desk.MARK);
    assertThat(desk.reply(id, reply.formatted(team)).text("/team_assignee_id")).isEqualTo(team);
    assertThat(desk.reply(id, reply.formatted("0")).text("/team_assignee_id")).isEqualTo(team);
  }

  @Test
  void an_ai_agent_is_assigned_by_its_number() {
    var id = desk.conversation();
    var agent =
        desk.service()
            .post("/v1/teammates", "{\"kind\": \"agent\", \"name\": \"Bot\"}")
            .text("/number");

    var answer = desk.part(id, assignment("admin", agent));

    assertThat(answer.text("/admin_assignee_id")).isEqualTo(agent);
    assertThat(desk.canonical(id).at("/assignee/type").asText()).isEqualTo("agent");
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
        "\"email\": \"casey@EXAMPLE.com\""
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

  @Test
  void fields_of_other_versions_are_overlooked() {
    var answer =
        desk.part(
            desk.conversation(),
            admin("open", "\"conversation_id\": 7, \"skip_notifications\": true"));

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"admin\", \"admin_id\": 5784329} | 400 parameter_not_found | message_type",
        "{\"message_type\": \"quick_reply\", \"admin_id\": 1} | 400 parameter_invalid | message_type",
        "{\"message_type\": \"close\", \"type\": \"robot\", \"admin_id\": 5784329}"
            + " | 400 parameter_invalid | type",
        "{\"message_type\": \"close\", \"type\": \"admin\"} | 400 parameter_not_found | admin_id",
        "{\"message_type\": \"close\", \"admin_id\": {}} | 400 parameter_invalid | admin_id",
        "{\"message_type\": \"snoozed\", \"admin_id\": 5784329}"
            + " | 400 parameter_not_found | snoozed_until",
        "{\"message_type\": \"snoozed\", \"admin_id\": 5784329, \"snoozed_until\": 0}"
            + " | 400 parameter_not_found | snoozed_until",
        "{\"message_type\": \"snoozed\", \"admin_id\": 5784329, \"snoozed_until\": \"soon\"}"
            + " | 400 parameter_invalid | snoozed_until",
        "{\"message_type\": \"snoozed\", \"admin_id\": 5784329, \"snoozed_until\": 999999999999}"
            + " | 400 parameter_invalid | snoozed_until",
        "{\"message_type\": \"snoozed\", \"admin_id\": 5784329, \"snoozed_until\": 1539897198}"
            + " | 400 parameter_invalid | snoozed_until",
        "{\"message_type\": \"assignment\", \"type\": \"admin\", \"admin_id\": 5784329}"
            + " | 400 parameter_not_found | assignee_id",
        "{\"message_type\": \"comment\", \"type\": \"admin\", \"admin_id\": 5784329}"
            + " | 400 parameter_not_found | body",
        "{\"message_type\": \"comment\", \"admin_id\": 5784329, \"body\": 7}"
            + " | 400 parameter_invalid | body",
        "{\"message_type\": \"comment\", \"admin_id\": 5784329, \"body\": \"a\","
            + " \"created_at\": 4102444800} | 400 parameter_invalid | created_at",
        "{\"message_type\": \"close\", \"type\": \"user\", \"email\": \"casey@example.com\"}"
            + " | 400 parameter_invalid | message_type",
      })
  void a_request_that_does_not_fit_names_the_field_and_changes_nothing(
      String body, String code, String field) {
    var id = desk.conversation();

    var answer = desk.part(id, body);

    assertThat(code(answer)).as(answer.body()).isEqualTo(code);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": \"1\"}"
            + " | admin_not_found | Admin for admin_id not found",
        "{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": \"99999999999\"}"
            + " | admin_not_found | Admin for admin_id not found",
        "{\"message_type\": \"assignment\", \"type\": \"admin\", \"admin_id\": 5784329,"
            + " \"assignee_id\": 1} | assignee_not_found | Assignee not found",
        "{\"message_type\": \"assignment\", \"type\": \"team\", \"admin_id\": 5784329,"
            + " \"assignee_id\": 814860} | assignee_not_found | Assignee not found",
        "{\"message_type\": \"comment\", \"type\": \"user\", \"intercom_user_id\": \"nobody\","
            + " \"body\": \"a\"} | not_found | User Not Found",
        "{\"message_type\": \"comment\", \"type\": \"user\", \"body\": \"a\"}"
            + " | not_found | User Not Found",
      })
  void who_is_not_there_is_not_found_and_nothing_changes(String body, String code, String words) {
    var id = desk.conversation();

    var answer = desk.part(id, body);

    assertThat(code(answer)).as(answer.body()).isEqualTo("404 " + code);
    assertThat(answer.text("/errors/0/message")).isEqualTo(words);
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "no-conversation", "last", "99999999999999999999"})
  void a_conversation_that_is_not_there_is_not_found(String id) {
    var answer = desk.part(id, CLOSE);

    assertThat(code(answer)).isEqualTo("404 not_found");
    assertThat(answer.text("/errors/0/message")).isEqualTo("Resource Not Found");
  }

  @Test
  void type_is_no_option_in_intercoms_own_words() {
    var answer = desk.part(desk.conversation(), CLOSE.replace("\"close\"", "\"shut\""));

    assertThat(answer.text("/errors/0/message")).isEqualTo("Type isn't an option");
  }

  @Test
  void the_policy_binds_intercom_too() {
    var id = desk.conversation();
    var standard = LifecyclePolicy.standard();
    desk.service()
        .policy(
            new LifecyclePolicy(
                standard.catalogue(),
                standard.defaultReasons(),
                true,
                standard.requiredBeforeClose(),
                standard.escalatedClose(),
                standard.inbound(),
                null,
                Duration.ofDays(1),
                false,
                null));

    var close = desk.part(id, CLOSE);
    var snooze = desk.part(id, admin("snoozed", "\"snoozed_until\": 1893456000"));
    desk.usualPolicy();

    assertThat(code(close)).isEqualTo("422 parameter_invalid");
    assertThat(code(snooze)).isEqualTo("422 parameter_invalid");
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @Test
  void there_are_no_assignment_rules_to_run() {
    var id = desk.conversation();
    var path = "/conversations/%s/run_assignment_rules".formatted(id);

    var answer = desk.post(path, null);
    var ofOldClients =
        desk.post(path + "/parts", null, "Content-Type", "application/x-www-form-urlencoded");

    assertThat(answer.text("/id")).isEqualTo(id);
    assertThat(ofOldClients.text("/id")).isEqualTo(id);
    assertThat(desk.version(id)).isEqualTo(2);
  }

  private String team(String name) {
    return desk.service().post("/v1/teams", "{\"name\": \"%s\"}".formatted(name)).text("/number");
  }

  private static String admin(String type, String members) {
    return "{\"message_type\": \"%s\", \"type\": \"admin\", \"admin_id\": 5784329%s}"
        .formatted(type, members.isEmpty() ? "" : ", " + members);
  }

  private static String assignment(String type, String assignee) {
    return """
        {"message_type": "assignment", "type": "%s", "admin_id": "5784329", "assignee_id": "%s"}
        """
        .formatted(type, assignee);
  }

  private static String state(Answer answer) {
    return answer.text("/state") + " " + lastPart(answer).path("part_type").asText();
  }

  private static JsonNode parts(Answer answer) {
    return answer.json().at("/conversation_parts/conversation_parts");
  }
}
