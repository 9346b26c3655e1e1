package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesAndCommentsTest {

  private Service service;
  private ProductlaneClient client;

  @BeforeAll
  void start() {
    service = Service.start();
    client = ProductlaneClient.writing(service);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_message_is_outbound_and_its_html_is_read_as_text() {
    var id = service.open("{\"channel\": {\"type\": \"email\"}}");

    var sent =
        post(
                id,
                "messages",
                "{\"content\": \"<p>Hi <b>Ann</b>,</p>1 &lt; 2<br/>&amp;lt;<script>x</script>\"}")
            .json();
    var listed = get(id, "messages").json();

    assertThat(sent.path("thread_id").asText()).isEqualTo(id);
    assertThat(sent.path("channel").asText()).isEqualTo("email");
    var message = listed.at("/data/0");
    assertThat(message.path("id")).isEqualTo(sent.path("id"));
    assertThat(message.path("direction").asText()).isEqualTo("outbound");
    assertThat(message.path("type").asText()).isEqualTo("email");
    assertThat(message.path("text").asText()).isEqualTo("Hi Ann,\n\n1 < 2\n&lt;x");
    assertThat(message.path("html").asText())
        .isEqualTo("<p>Hi Ann,<br><br>1 &lt; 2<br>&amp;lt;x</p>");
    assertThat(client.thread(id).json().path("last_outbound_message_at").isTextual()).isTrue();
  }

  @Test
  void a_message_says_who_wrote_it() {
    var mark =
        service.add(
            "teammates",
            """
            {"kind": "user", "name": "Mark", "email": "m@x.example",
             "external_ids": {"productlane": "u_mark"}}
            """);
    var contact = service.add("contacts", "{\"name\": \"Ann\"}");
    var id = service.open("{\"contact_id\": \"%s\"}".formatted(contact));
    service.post(
        "/v1/threads/" + id + "/messages",
        "{\"text\": \"in\", \"author\": {\"type\": \"contact\", \"id\": \"%s\"}}"
            .formatted(contact));
    client.send(
        "POST",
        "/threads/" + id + "/messages",
        "{\"content\": \"out\"}",
        "Threadkeep-Actor",
        "user:" + mark);

    var data = get(id, "messages").json().path("data");

    assertThat(data.at("/0/user_id").isNull()).isTrue();
    assertThat(data.at("/0/from").toString())
        .isEqualTo("{\"id\":\"%s\",\"name\":\"Ann\",\"email\":\"\"}".formatted(contact));
    assertThat(data.at("/1/user_id").asText()).isEqualTo("u_mark");
    assertThat(data.at("/1/from/email").asText()).isEqualTo("m@x.example");
    assertThat(texts(get(id, "messages?user_id=u_mark").json())).containsExactly("out");
    assertThat(texts(get(id, "messages?user_id=nobody").json())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',0 1 2 3 4",
    "?order=asc,0 1 2 3 4",
    "?order=desc,4 3 2 1 0",
    "?direction=inbound,0 2 4",
    "?direction=outbound&order=desc,3 1",
    "?q=%33,3",
    "?type=feedback,0 1 2 3 4",
    "?type=slack,''",
    "?created_after=2199-01-01T00:00:00Z,''",
    "?updated_before=2199-01-01T00:00:00Z,0 1 2 3 4",
  })
  void messages_are_listed_as_asked_for_without_comments(String parameters, String expected) {
    var id = conversation(5);

    var seen = texts(get(id, "messages" + parameters).json());

    assertThat(String.join(" ", seen)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"asc", "desc"})
  void pages_lead_through_all_messages_once(String order) {
    var id = conversation(7);
    var whole = texts(get(id, "messages?order=" + order).json());
    var seen = new ArrayList<String>();

    String cursor = null;
    do {
      var more = cursor == null ? "" : "&cursor=" + cursor;
      var page = get(id, "messages?limit=3&order=" + order + more).json();
      assertThat(page.path("data").size()).isPositive();
      seen.addAll(texts(page));
      cursor = page.at("/page/cursor").isNull() ? null : page.at("/page/cursor").asText();
    } while (cursor != null);

    assertThat(seen).containsExactlyElementsOf(whole).hasSize(7);
  }

  @Test
  void a_long_conversation_is_read_from_its_end() {
    var id = conversation(130);

    var newest = get(id, "messages?order=desc&limit=2").json();
    var all = get(id, "messages?order=desc&limit=200").json();

    assertThat(texts(newest)).containsExactly("129", "128");
    assertThat(texts(all)).hasSize(130);
    assertThat(all.at("/page/has_more").asBoolean()).isFalse();
  }

  @Test
  void a_cursor_of_another_thread_is_refused() {
    var cursor = get(conversation(3), "messages?limit=1").text("/page/cursor");

    client.failing(
        422,
        client.send(
            "GET", "/threads/" + conversation(3) + "/messages?limit=1&cursor=" + cursor, null));
  }

  @Test
  void a_comment_is_an_internal_note_and_wakes_nothing() {
    var mark = service.user("Mark");
    var id = service.open("{}");
    client.update(id, "{\"status\": \"done\"}");

    var comment =
        client
            .send(
                "POST",
                "/threads/" + id + "/comments",
                "{\"content\": \"<p>Look &amp; see</p>\"}",
                "Threadkeep-Actor",
                "user:" + mark)
            .json();

    assertThat(comment.path("content").asText()).isEqualTo("<p>Look &amp; see</p>");
    assertThat(comment.path("user_id").asText()).isEqualTo(mark);
    assertThat(get(id, "comments").json().at("/data/0")).isEqualTo(comment);
    assertThat(client.thread(id).text("/status")).isEqualTo("done");
    assertThat(service.get("/v1/threads/" + id + "/messages").text("/data/0/kind"))
        .isEqualTo("internal");
  }

  @Test
  void comments_are_listed_newest_first() {
    var id = service.open("{}");
    for (var text : List.of("one", "two", "three")) {
      post(id, "comments", "{\"content\": \"%s\", \"attachments\": []}".formatted(text));
    }

    var first = get(id, "comments?limit=2").json();
    var second = get(id, "comments?limit=2&cursor=" + first.at("/page/cursor").asText()).json();

    assertThat(first.findValuesAsText("content")).containsExactly("<p>three</p>", "<p>two</p>");
    assertThat(second.findValuesAsText("content")).containsExactly("<p>one</p>");
    assertThat(second.at("/page/has_more").asBoolean()).isFalse();
  }

  @Test
  void a_thread_is_read_with_what_it_is_expanded_by() {
    var id = conversation(2);
    post(id, "comments", "{\"content\": \"note\"}");

    var both = client.send("GET", "/threads/" + id + "?expand=messages,comments", null).json();
    var one = client.send("GET", "/threads/" + id + "?expand=comments,comments", null).json();
    var none = client.send("GET", "/threads/" + id + "?expand=nonsense", null).json();

    assertThat(both.path("messages")).isEqualTo(get(id, "messages").json().path("data"));
    assertThat(both.path("comments")).isEqualTo(get(id, "comments").json().path("data"));
    assertThat(one.has("messages")).isFalse();
    assertThat(one.path("comments")).hasSize(2);
    assertThat(none).isEqualTo(client.thread(id).json());
  }

  @Test
  void a_comment_is_shown_behind_however_much_was_said_after_it() {
    var id = service.open("{}");
    post(id, "comments", "{\"content\": \"note\"}");
    for (int number = 0; number < 410; number++) {
      service.post("/v1/threads/" + id + "/messages", "{\"kind\": \"inbound\", \"text\": \"x\"}");
    }

    var thread = client.send("GET", "/threads/" + id + "?expand=comments", null).json();

    assertThat(thread.path("comments").findValuesAsText("content")).containsExactly("<p>note</p>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "messages|{}|content is required",
        "messages|{\"content\": \"\"}|content must not be empty",
        "messages|{\"content\": \"a\", \"attachments\": [{}]}|attachments cannot be kept",
        "messages|{\"content\": \"a\", \"body\": \"b\"}|body is not a known field",
        "messages|{\"content\": \"a\", \"cc\": [{}]}|cc.0.email is required",
        "comments|{\"content\": \"\"}|content must not be empty",
        "messages|{\"content\": \" \"}|content must not be empty",
        "messages|{\"content\": \"<p>&nbsp;</p>\"}|content must not be empty",
        "comments|{\"content\": \"<p></p>\"}|content must not be empty",
        "comments|{\"content\": \"a\", \"attachments\": [1]}|attachments cannot be kept",
      })
  void a_body_that_does_not_fit_records_nothing(String what, String body, String issue) {
    var id = service.open("{}");

    var answer = client.failing(400, client.send("POST", "/threads/" + id + "/" + what, body));

    assertThat(answer.text("/issues/0/message")).isEqualTo(issue);
    assertThat(service.get("/v1/threads/" + id).text("/version")).isEqualTo("1");
  }

  @Test
  void who_gets_a_copy_and_the_channel_are_taken_and_not_used() {
    var id = service.open("{}");

    post(
        id,
        "messages",
        """
        {"content": "a", "cc": [{"email": "c@x.example", "name": "", "mailboxHash": ""}],
         "bcc": [], "attachments": [], "channel_id": "C1"}
        """);

    assertThat(get(id, "messages").json().at("/data/0/cc")).isEmpty();
  }

  /** As many messages, the first of them inbound, with a comment between the first two. */
  private String conversation(int messages) {
    var id = service.open("{}");
    IntStream.range(0, messages)
        .forEach(
            number -> {
              service.post(
                  "/v1/threads/" + id + "/messages",
                  "{\"kind\": \"%s\", \"text\": \"%d\"}"
                      .formatted(number % 2 == 0 ? "inbound" : "outbound", number));
              if (number == 0) {
                post(id, "comments", "{\"content\": \"between\"}");
              }
            });
    return id;
  }

  private Answer get(String id, String what) {
    return ok(client.send("GET", "/threads/" + id + "/" + what, null));
  }

  private Answer post(String id, String what, String json) {
    return ok(client.send("POST", "/threads/" + id + "/" + what, json));
  }

  private static Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static List<String> texts(JsonNode page) {
    return page.path("data").valueStream().map(message -> message.path("text").asText()).toList();
  }
}
