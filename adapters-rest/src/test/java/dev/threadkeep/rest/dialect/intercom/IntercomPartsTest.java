package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.CLOSE;
import static dev.threadkeep.rest.dialect.intercom.Desk.admin;
import static dev.threadkeep.rest.dialect.intercom.Desk.assignment;
import static dev.threadkeep.rest.dialect.intercom.Desk.lastPart;
import static dev.threadkeep.rest.dialect.intercom.Desk.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.rest.service.Service.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What closes, opens, snoozes and assigns a conversation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomPartsTest {

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

  @ParameterizedTest
  @ValueSource(strings = {" ", "\\t\\n", "<p></p>", "<p>&nbsp;</p>\\n<p><br></p>"})
  void a_body_in_which_there_is_nothing_to_read_goes_with_nothing(String blank) {
    var id = desk.conversation();
    var body = ", \"body\": \"" + blank + "\"}";

    var assigned = desk.part(id, assignment("admin", Desk.MARK).replace("}", body));
    var closed = desk.part(id, CLOSE.replace("}", body));
    var again = desk.part(id, CLOSE.replace("}", body));

    assertThat(lastPart(assigned).path("part_type").asText()).isEqualTo("assignment");
    assertThat(lastPart(assigned).path("body").isNull()).isTrue();
    assertThat(lastPart(closed).path("body").isNull()).isTrue();
    assertThat(again.text("/conversation_parts/total_count")).isEqualTo("2");
  }

  @Test
  void a_body_that_shows_an_image_says_something() {
    var closed = desk.part(desk.conversation(), CLOSE.replace("}", ", \"body\": \"<img src=x>\"}"));

    assertThat(lastPart(closed).path("body").asText()).isEqualTo("<p>&lt;img src=x&gt;</p>");
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
    var team = desk.team("Support side");

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

  @ParameterizedTest
  @ValueSource(strings = {"admin", "team"})
  void words_to_who_holds_a_conversation_already_are_those_of_an_assignment(String type) {
    var id = desk.conversation();
    var holder = type.equals("admin") ? Desk.MARK : desk.team("Words to " + type);
    desk.part(id, assignment(type, holder));

    var answer = desk.part(id, saying("Please look", assignment(type, holder)));

    assertThat(state(answer)).isEqualTo("open assignment");
    assertThat(lastPart(answer).path("body").asText()).isEqualTo("<p>Please look</p>");
    assertThat(lastPart(answer).at("/assigned_to/type").asText()).isEqualTo(type);
    assertThat(lastPart(answer).at("/assigned_to/id").asText()).isEqualTo(holder);
    assertThat(parts(answer)).hasSize(2);
  }

  @Test
  void words_in_taking_a_conversation_from_nobody_are_those_of_an_assignment_too() {
    var answer = desk.part(desk.conversation(), saying("Free", assignment("admin", "0")));

    assertThat(state(answer)).isEqualTo("open assignment");
    assertThat(lastPart(answer).path("body").asText()).isEqualTo("<p>Free</p>");
    assertThat(lastPart(answer).path("assigned_to").isNull()).isTrue();
  }

  @Test
  void the_words_of_a_second_close_are_those_of_a_close() {
    var id = desk.conversation();
    desk.part(id, CLOSE);

    var answer = desk.part(id, saying("Once more", CLOSE));

    assertThat(state(answer)).isEqualTo("closed close");
    assertThat(lastPart(answer).path("body").asText()).isEqualTo("<p>Once more</p>");
    assertThat(parts(answer)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "Go on, <p>Go on</p>"})
  void whoever_holds_a_closed_conversation_gets_it_back_open(String words, String body) {
    var id = desk.conversation();
    desk.part(id, assignment("admin", Desk.MARK));
    desk.part(id, CLOSE);

    var answer = desk.part(id, saying(words, assignment("admin", Desk.MARK)));

    assertThat(state(answer)).isEqualTo("open assign_and_reopen");
    assertThat(lastPart(answer).path("assigned_to").toString())
        .isEqualTo("{\"type\":\"admin\",\"id\":\"814860\"}");
    assertThat(lastPart(answer).path("body").textValue()).isEqualTo(body.isEmpty() ? null : body);
  }

  @Test
  void assigning_again_without_words_changes_nothing() {
    var id = desk.conversation();
    desk.part(id, assignment("admin", Desk.MARK));
    var version = desk.version(id);

    var again = desk.part(id, assignment("admin", Desk.MARK));

    assertThat(again.status()).isEqualTo(200);
    assertThat(desk.version(id)).isEqualTo(version);
  }

  private static String saying(String words, String part) {
    return part.replace("}", ", \"body\": \"%s\"}".formatted(words));
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
    var team = desk.team("Old support");
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

  private static JsonNode parts(Answer answer) {
    return answer.json().at("/conversation_parts/conversation_parts");
  }
}
