package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an organization's policy makes of what it does not forbid, through whatever API. */
@OnTheDemo
class PolicyOutcomesIT {
  private static final String CLOSE = "POST /v1/threads/{thread}/close";
  private static final String FEATHER_CLOSE = "PATCH /feather/api/v1/threads/{thread}/close";
  private static final String CONTACTSHIP_CLOSE =
      "PUT /contactship/v1/thread/thr-{thread} {'status': 'closed'}";
  private static final String INTERCOM_CLOSE =
      "POST /intercom/conversations/{number}/parts"
          + " {'message_type': 'close', 'type': 'admin', 'admin_id': 814860}";
  private static final String MESSAGE =
      "POST /v1/threads/{thread}/messages"
          + " {'text': 'Well?', 'author': {'type': 'contact', 'id': '{cleo}'}}";
  private static final String INTERCOM_MESSAGE =
      "POST /intercom/conversations/{number}/reply {'message_type': 'comment', 'type': 'user',"
          + " 'intercom_user_id': '{cleo}', 'body': 'Well?'}";
  private static final String FEATHER_MESSAGE =
      "POST /feather/api/v1/threads/{thread}/messages {'message': 'Well?'}";

  private static Stage stage;

  @BeforeAll
  static void start(SharedDemo demo) {
    stage = new Stage(demo.service(), demo.keyOf("governed", "admin"));
  }

  @AfterEach
  void set_back() {
    stage.policy().setBack();
  }

  private static String shown(StagedThread thread, String pointer) {
    return thread.get("/v1/threads/{thread}").at(pointer).asText();
  }

  private static String types(StagedThread thread) {
    return String.join(
        " ",
        thread.get("/v1/threads/{thread}/timeline").path("data").findValuesAsText("type").stream()
            .filter(type -> type.startsWith("thread."))
            .map(type -> type.substring("thread.".length()))
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ended | POST /v1/threads/{thread}/close",
        "fraud | PATCH /feather/api/v1/threads/{thread}/close",
        "fraud | PATCH /feather/api/v1/threads/{thread}/close {'reason': ' '}",
        "duplicate | PUT /contactship/v1/thread/thr-{thread} {'status': 'closed'}",
        "resolved | POST /intercom/conversations/{number}/parts {'message_type': 'close', 'type':"
            + " 'admin', 'admin_id': 814860}",
        "no_response | PATCH /productlane/api/v2/threads/{thread} {'status': 'done'}",
        "spam | PATCH /contextgpt/api/v1/chatting/{chatbot}/thread/update-thread [{'threadId':"
            + " '{conversation}', 'resolved': true}]"
      })
  void a_close_that_names_no_reason_has_the_default_of_its_api(String reason, String request) {
    stage
        .policy()
        .set(
            """
            {'reason_required': true,
             'default_reasons': {'canonical': 'ended', 'feather': 'fraud',
               'contactship': 'duplicate', 'intercom': 'resolved', 'productlane': 'no_response',
               'contextgpt': 'spam'}}
            """);
    var thread = stage.thread(Given.OPEN);

    thread.ask(Request.of(request));

    assertThat(shown(thread, "/closed/reason")).isEqualTo(reason);
  }

  @Test
  void a_reason_of_the_organizations_own_is_said_and_shown_in_the_words_it_has() {
    stage
        .policy()
        .set(
            """
            {'reasons': [{'code': 'refunded', 'label': 'Money is back', 'active': true,
              'note_required': false, 'vendor_codes': {'feather': ['REFUND', 'MONEY_BACK']}}]}
            """);
    var said = stage.thread(Given.OPEN);
    var worded = stage.thread(Given.OPEN);

    said.ask(Request.of(FEATHER_CLOSE + " {'reason': 'money_back'}"));
    worded.ask(Request.of(CLOSE + " {'reason': 'refunded'}"));

    assertThat(shown(said, "/closed/reason")).isEqualTo("refunded");
    assertThat(closedReason(said)).isEqualTo("money_back");
    assertThat(closedReason(worded)).isEqualTo("REFUND");

    stage.policy().setBack();

    assertThat(shown(worded, "/closed/reason")).isEqualTo("refunded");
    assertThat(closedReason(worded)).isEqualTo("refunded");
    assertThat(closedReason(said)).isEqualTo("money_back");
  }

  private static String closedReason(StagedThread thread) {
    return thread.get("/feather/api/v1/threads/{thread}").at("/thread/closedReason").asText();
  }

  @Test
  void a_label_is_shown_where_a_dialect_has_no_word() {
    stage
        .policy()
        .set(
            """
            {'reasons': [{'code': 'duplicate', 'label': 'Seen before', 'active': true,
              'note_required': false, 'vendor_codes': {}}]}
            """);
    var thread = stage.thread(Given.OPEN);

    thread.ask(Request.of(CLOSE + " {'reason': 'duplicate'}"));

    assertThat(closedReason(thread)).isEqualTo("Seen before");
  }

  @Test
  void a_word_for_a_reason_that_is_switched_off_counts_as_another_reason() {
    stage
        .policy()
        .set(
            """
            {'reasons': [{'code': 'spam', 'label': 'Spam', 'active': false,
              'note_required': false, 'vendor_codes': {'feather': ['FILTERED_SPAM']}}]}
            """);
    var thread = stage.thread(Given.OPEN);

    thread.ask(Request.of(FEATHER_CLOSE + " {'reason': 'FILTERED_SPAM'}"));

    assertThat(shown(thread, "/closed/reason")).isEqualTo("other");
    assertThat(closedReason(thread)).isEqualTo("FILTERED_SPAM");
  }

  @Test
  void a_note_satisfies_a_reason_that_needs_one() {
    stage
        .policy()
        .set(
            """
            {'reasons': [{'code': 'spam', 'label': 'Spam', 'active': true,
              'note_required': true, 'vendor_codes': {}}]}
            """);
    var thread = stage.thread(Given.OPEN);

    thread.ask(Request.of(CLOSE + " {'reason': 'spam', 'note': 'Seen it before'}"));

    assertThat(shown(thread, "/closed/note")).isEqualTo("Seen it before");
  }

  @ParameterizedTest
  @CsvSource({"assignee,HELD_BY_BEN", "team,HELD_BY_CREW", "title,OPEN", "tag,TAGGED_LATE"})
  void a_thread_that_has_what_is_required_is_closed(String field, Given given) {
    stage.policy().set("{'required_before_close': ['%s']}".formatted(field));
    var ours = stage.thread(given);
    var theirs = stage.thread(given);

    ours.ask(Request.of(CLOSE));
    theirs.ask(Request.of(CONTACTSHIP_CLOSE));

    assertThat(shown(ours, "/status")).isEqualTo("closed");
    assertThat(shown(theirs, "/status")).isEqualTo("closed");
  }

  @Test
  void whoever_may_close_an_escalated_thread_does() {
    stage.policy().set("{'escalated_close': {'by': 'these', 'teammates': ['{ana}', '{ben}']}}");
    var named = stage.thread(Given.ESCALATED);
    named.ask(Request.of(CLOSE));

    stage.policy().set("{'escalated_close': {'by': 'assignee'}}");
    var held = stage.thread(Given.ESCALATED);
    held.ask(Request.of("PUT /v1/threads/{thread}/assignee {'type': 'user', 'id': '{ana}'}"));
    held.ask(Request.of(INTERCOM_CLOSE));

    assertThat(shown(named, "/status")).isEqualTo("closed");
    assertThat(shown(held, "/status")).isEqualTo("closed");
  }

  @Test
  void a_closed_thread_lets_go_of_assignee_and_team_where_the_policy_says_so() {
    stage.policy().set("{'unassign_on_close': true}");
    for (var close : new String[] {CLOSE, FEATHER_CLOSE, CONTACTSHIP_CLOSE, INTERCOM_CLOSE}) {
      var thread = stage.thread(Given.HELD_BY_BEN);
      thread.ask(Request.of("PUT /v1/threads/{thread}/team {'id': '{crew}'}"));

      thread.ask(Request.of(close));

      assertThat(shown(thread, "/assignee")).as(close).isEqualTo("null");
      assertThat(shown(thread, "/team_id")).as(close).isEqualTo("null");
      assertThat(types(thread)).endsWith("closed unassigned team_unassigned");
      assertThat(
              thread
                  .get("/v1/threads/{thread}/timeline")
                  .path("data")
                  .valueStream()
                  .filter(event -> event.path("type").asText().endsWith("unassigned"))
                  .map(event -> event.at("/by/type").asText()))
          .containsExactly("policy", "policy");
    }
  }

  @Test
  void a_closed_thread_keeps_assignee_and_team_where_the_policy_says_nothing() {
    var thread = stage.thread(Given.HELD_BY_BEN);

    thread.ask(Request.of(CONTACTSHIP_CLOSE));

    assertThat(shown(thread, "/assignee/type")).isEqualTo("user");
  }

  @Test
  void a_snooze_within_the_limit_is_taken() {
    stage.policy().set("{'longest_snooze': 'P7300D'}");
    var ours = stage.thread(Given.OPEN);
    var theirs = stage.thread(Given.OPEN);

    ours.ask(Request.of("POST /v1/threads/{thread}/snooze {'until': '2037-12-01T09:00:00Z'}"));
    theirs.ask(
        Request.of(
            "PATCH /productlane/api/v2/threads/{thread}"
                + " {'status': 'snoozed', 'snoozed_until': '2037-12-01T09:00:00Z'}"));

    assertThat(shown(ours, "/status")).isEqualTo("snoozed");
    assertThat(shown(theirs, "/status")).isEqualTo("snoozed");
  }

  @Test
  void a_snooze_until_a_reply_has_no_limit() {
    stage.policy().set("{'longest_snooze': 'PT1M'}");
    var thread = stage.thread(Given.OPEN);

    thread.ask(Request.of("POST /v1/threads/{thread}/snooze {'until_reply': true}"));

    assertThat(shown(thread, "/status")).isEqualTo("snoozed");
  }

  @ParameterizedTest
  @CsvSource({"wake,open", "keep_snoozed,snoozed"})
  void an_inbound_message_wakes_a_snoozed_thread_or_not(String rule, String status) {
    stage
        .policy()
        .set(
            """
            {'inbound': {'when_snoozed': '%s', 'within_window': 'reopen', 'past_window': 'follow_up'}}
            """
                .formatted(rule));
    for (var message : new String[] {MESSAGE, INTERCOM_MESSAGE}) {
      var thread = stage.thread(Given.SNOOZED);

      thread.ask(Request.of(message));

      assertThat(shown(thread, "/status")).as(message).isEqualTo(status);
      assertThat(shown(thread, "/read")).as(message).isEqualTo("false");
    }
  }

  @Test
  void an_inbound_message_ends_a_snooze_that_waits_for_it_whatever_the_policy() {
    stage
        .policy()
        .set(
            """
            {'inbound': {'when_snoozed': 'keep_snoozed', 'within_window': 'reopen', 'past_window': 'follow_up'}}
            """);
    var thread = stage.thread(Given.ON_THE_WEB);
    thread.ask(Request.of("POST /v1/threads/{thread}/snooze {'until_reply': true}"));

    thread.ask(Request.of(FEATHER_MESSAGE));

    assertThat(shown(thread, "/status")).isEqualTo("open");
  }

  @ParameterizedTest
  @CsvSource({"reopen,open,reopened", "keep_closed,closed,message_recorded"})
  void an_inbound_message_reopens_a_closed_thread_within_its_window_or_not(
      String rule, String status, String last) {
    stage
        .policy()
        .set(
            """
            {'reopen_window': 'P1D',
             'inbound': {'when_snoozed': 'wake', 'within_window': '%s', 'past_window': 'follow_up'}}
            """
                .formatted(rule));
    for (var message : new String[] {MESSAGE, INTERCOM_MESSAGE, FEATHER_MESSAGE}) {
      var thread = stage.thread(Given.ON_THE_WEB);
      thread.ask(Request.of(CLOSE));

      thread.ask(Request.of(message));

      assertThat(shown(thread, "/status")).as(message).isEqualTo(status);
      assertThat(types(thread)).as(message).endsWith(last);
    }
  }

  @Test
  void a_closed_thread_past_its_window_stays_closed_where_the_policy_says_so() throws Exception {
    stage
        .policy()
        .set(
            """
            {'reopen_window': 'PT1S',
             'inbound': {'when_snoozed': 'wake', 'within_window': 'reopen', 'past_window': 'keep_closed'}}
            """);
    var thread = stage.thread(Given.CLOSED);
    var end = Instant.parse(shown(thread, "/closed/at")).plusSeconds(1);
    Eventually.becomesTrue("the window is over", () -> Instant.now().isAfter(end));

    var answer = thread.ask(Request.of(MESSAGE));
    thread.ask(Request.of(INTERCOM_MESSAGE));

    assertThat(answer.at("/thread/status").asText()).isEqualTo("closed");
    assertThat(shown(thread, "/status")).isEqualTo("closed");
    assertThat(types(thread)).endsWith("closed message_recorded message_recorded");
  }
}
