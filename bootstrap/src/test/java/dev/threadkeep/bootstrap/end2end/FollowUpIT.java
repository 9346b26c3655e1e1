package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.persistence.Eventually;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Where the policy says so, what the contact writes to a closed thread opens another that follows
 * up on it.
 */
@OnTheDemo
class FollowUpIT {
  private static final String MESSAGE =
      "POST /v1/threads/{thread}/messages"
          + " {'text': 'Well?', 'author': {'type': 'contact', 'id': '{cleo}'}}";
  private static final String CLOSE = "POST /v1/threads/{thread}/close";

  private static Stage stage;

  @BeforeAll
  static void start(SharedDemo demo) {
    stage = new Stage(demo.service(), demo.keyOf("followed", "admin"));
  }

  @BeforeEach
  void follow_up_at_once() {
    stage
        .policy()
        .set(
            """
            {'inbound': {'when_snoozed': 'wake', 'within_window': 'follow_up', 'past_window': 'keep_closed'}}
            """);
  }

  @AfterEach
  void set_back() {
    stage.policy().setBack();
  }

  private static StagedThread closed(Given given) {
    var thread = stage.thread(given);
    thread.ask(Request.of(CLOSE));
    return thread;
  }

  private static String id(StagedThread thread) {
    return thread.get("/v1/threads/{thread}").path("id").asText();
  }

  private static List<String> texts(StagedThread thread, String id) {
    return thread
        .get("/v1/threads/%s/messages".formatted(id))
        .path("data")
        .findValuesAsText("text");
  }

  private static JsonNode lastEvent(StagedThread thread) {
    var events = thread.get("/v1/threads/{thread}/timeline").path("data");
    return events.path(events.size() - 1);
  }

  @Test
  void a_message_to_a_closed_thread_is_answered_with_the_thread_that_it_opened() {
    var thread = closed(Given.HELD_BY_BEN);

    var answer = thread.ask(Request.of(MESSAGE));

    var old = thread.get("/v1/threads/{thread}");
    var followUp = answer.path("thread");
    assertThat(followUp.path("id")).isNotEqualTo(old.path("id"));
    assertThat(followUp.path("follow_up_of")).isEqualTo(old.path("id"));
    assertThat(followUp.path("status").asText()).isEqualTo("open");
    for (var kept : List.of("title", "contact_id", "channel", "assignee", "tags")) {
      assertThat(followUp.path(kept)).as(kept).isEqualTo(old.path(kept));
    }
    assertThat(answer.at("/message/thread_id")).isEqualTo(followUp.path("id"));
    assertThat(thread.get("/v1/threads/" + followUp.path("id").asText())).isEqualTo(followUp);
    assertThat(old.path("status").asText()).isEqualTo("closed");
    assertThat(texts(thread, id(thread))).containsExactly("Where is it?");
    assertThat(texts(thread, followUp.path("id").asText())).containsExactly("Well?");
  }

  @Test
  void the_old_threads_timeline_says_where_it_went_on() {
    var thread = closed(Given.OPEN);

    var answer = thread.ask(Request.of(MESSAGE));

    var event = lastEvent(thread);
    assertThat(event.path("type").asText()).isEqualTo("thread.follow_up_opened");
    assertThat(event.at("/by/type").asText()).isEqualTo("contact");
    assertThat(event.path("data").toString()).contains(answer.at("/thread/id").asText());
  }

  @Test
  void later_messages_to_the_old_thread_go_to_its_follow_up() {
    var thread = closed(Given.OPEN);
    var first = thread.ask(Request.of(MESSAGE)).path("thread");
    var version = thread.get("/v1/threads/{thread}").path("version");

    var second = thread.ask(Request.of(MESSAGE)).path("thread");

    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(texts(thread, first.path("id").asText())).containsExactly("Well?", "Well?");
    assertThat(thread.get("/v1/threads/{thread}").path("version")).isEqualTo(version);
  }

  @Test
  void a_follow_up_that_is_closed_is_followed_up_in_turn() {
    var thread = closed(Given.OPEN);
    var first = thread.ask(Request.of(MESSAGE)).path("thread");
    thread.ask(Request.of("POST /v1/threads/%s/close".formatted(first.path("id").asText())));

    var second = thread.ask(Request.of(MESSAGE)).path("thread");

    assertThat(second.path("follow_up_of")).isEqualTo(first.path("id"));
    assertThat(second.path("status").asText()).isEqualTo("open");
  }

  @Test
  void past_its_window_a_thread_is_followed_up_where_the_policy_says_so() throws Exception {
    stage
        .policy()
        .set(
            """
            {'reopen_window': 'PT1S',
             'inbound': {'when_snoozed': 'wake', 'within_window': 'keep_closed', 'past_window': 'follow_up'}}
            """);
    var thread = closed(Given.OPEN);
    var at = thread.get("/v1/threads/{thread}").at("/closed/at").asText();
    Eventually.becomesTrue(
        "the window is over", () -> Instant.now().isAfter(Instant.parse(at).plusSeconds(1)));

    var followUp = thread.ask(Request.of(MESSAGE)).path("thread");

    assertThat(followUp.path("follow_up_of").asText()).isEqualTo(id(thread));
  }

  @Test
  void a_thread_that_is_reopened_takes_its_messages_itself_again() {
    var thread = closed(Given.OPEN);
    thread.ask(Request.of(MESSAGE));
    thread.ask(Request.of("POST /v1/threads/{thread}/reopen"));

    var answer = thread.ask(Request.of(MESSAGE));

    assertThat(answer.at("/thread/id").asText()).isEqualTo(id(thread));
  }

  @Test
  void what_the_organization_says_stays_where_it_was_said() {
    var thread = closed(Given.OPEN);

    thread.ask(
        Request.of("POST /v1/threads/{thread}/messages {'kind': 'outbound', 'text': 'Sorry'}"));
    thread.ask(
        Request.of(
            "POST /productlane/api/v2/threads/{thread}/messages {'content': '<p>Sorry</p>'}"));
    thread.ask(Request.of("POST /feather/api/v1/threads/{thread}/messages {'message': 'Sorry'}"));

    assertThat(lastEvent(thread).path("type").asText()).isEqualTo("thread.message_recorded");
    assertThat(texts(thread, id(thread))).hasSize(4);
  }

  @Test
  void intercom_answers_with_the_conversation_that_goes_on() {
    var thread = closed(Given.OPEN);
    var reply =
        Request.of(
            "POST /intercom/conversations/{number}/reply {'message_type': 'comment', 'type':"
                + " 'user', 'intercom_user_id': '{cleo}', 'body': 'Well?'}");

    var first = thread.ask(reply);
    var second = thread.ask(reply);

    var old = thread.get("/intercom/conversations/{number}");
    assertThat(old.path("state").asText()).isEqualTo("closed");
    assertThat(first.path("id")).isNotEqualTo(old.path("id")).isEqualTo(second.path("id"));
    assertThat(first.path("state").asText()).isEqualTo("open");
    assertThat(first.path("title")).isEqualTo(old.path("title"));
    assertThat(thread.get("/intercom/conversations/" + first.path("id").asText()).path("state"))
        .isEqualTo(first.path("state"));
    assertThat(lastEvent(thread).path("type").asText()).isEqualTo("thread.follow_up_opened");
    assertThat(lastEvent(thread).path("through").asText()).isEqualTo("intercom");
  }

  @Test
  void feather_names_the_thread_that_goes_on_with_what_its_visitor_wrote() {
    var thread = closed(Given.ON_THE_WEB);
    var visitor = Request.of("POST /feather/api/v1/threads/{thread}/messages {'message': 'Well?'}");

    var first = thread.ask(visitor);
    var second = thread.ask(visitor);

    var old = thread.get("/feather/api/v1/threads/{thread}").path("thread");
    var went = first.path("threadId").asText();
    assertThat(went).isNotEqualTo(old.path("id").asText());
    assertThat(second.path("threadId").asText()).isEqualTo(went);
    assertThat(old.path("isActive").asBoolean(true)).isFalse();
    var followUp = thread.get("/feather/api/v1/threads/" + went).path("thread");
    assertThat(followUp.path("isActive").asBoolean()).isTrue();
    assertThat(thread.get("/feather/api/v1/threads/%s/messages".formatted(went)).path("messages"))
        .hasSize(2);
  }

  @Test
  void dialects_through_which_no_contact_writes_show_both_threads() {
    var thread = closed(Given.OPEN);

    var followUp = thread.ask(Request.of(MESSAGE)).at("/thread/id").asText();

    assertThat(thread.get("/contactship/v1/thread/thr-{thread}").path("status").asText())
        .isEqualTo("closed");
    assertThat(thread.get("/contactship/v1/thread/thr-" + followUp).path("status").asText())
        .isEqualTo("open");
    assertThat(thread.get("/productlane/api/v2/threads/{thread}").path("status").asText())
        .isEqualTo("done");
    assertThat(thread.get("/productlane/api/v2/threads/" + followUp).path("status").asText())
        .isEqualTo("open");
    var ofTheChatbot =
        thread.get("/contextgpt/api/v1/chatting/{chatbot}/threads").at("/data/threads");
    assertThat(ofTheChatbot).hasSize(1);
    assertThat(ofTheChatbot.at("/0/resolved").asBoolean()).isTrue();
  }
}
