package dev.threadkeep.rest.canonical.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.policy.InboundPolicy;
import dev.threadkeep.domain.policy.InboundPolicy.PastWindow;
import dev.threadkeep.domain.policy.InboundPolicy.WhenSnoozed;
import dev.threadkeep.domain.policy.InboundPolicy.WithinWindow;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.rest.service.Service;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageRoutesTest {

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_message_is_shown_as_the_contacts_whose_thread_it_is_in() {
    var contact = service.post("/v1/contacts", "{\"name\": \"Ann\"}").text("/id");
    var id = service.open("{\"contact_id\": \"%s\"}".formatted(contact));
    var path = "/v1/threads/" + id + "/messages";

    var unnamed = service.post(path, "{\"text\": \"Hi\"}");
    var contacts = service.post(path, "{\"text\": \"Hi\", \"author\": {\"type\": \"contact\"}}");

    var author = "{\"type\":\"contact\",\"id\":\"%s\"}".formatted(contact);
    assertThat(List.of(unnamed, contacts))
        .extracting(recorded -> recorded.json().at("/message/author").toString())
        .containsOnly(author);
    assertThat(service.get(path).json().path("data"))
        .extracting(message -> message.path("author").toString())
        .containsOnly(author);
    assertThat(service.get("/v1/threads/" + id + "/timeline").json().path("data"))
        .filteredOn(event -> event.path("type").asText().equals("thread.message_recorded"))
        .extracting(event -> event.path("by").toString())
        .containsOnly(author);
  }

  @Test
  void messages_are_recorded_read_and_listed() {
    var id = service.open("{}");
    var path = "/v1/threads/" + id + "/messages";

    var first = service.post(path, "{\"text\": \"Hi\", \"at\": \"2026-11-01T00:00:00.123456Z\"}");
    var second = service.post(path, "{\"kind\": \"outbound\", \"text\": \"Hello\"}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.headers())
        .containsEntry("location", "/v1/messages/" + first.text("/message/id"));
    assertThat(first.text("/message/kind")).isEqualTo("inbound");
    assertThat(first.json().at("/message/author").toString())
        .isEqualTo("{\"type\":\"contact\",\"id\":null}");
    assertThat(first.text("/message/at")).isEqualTo("2026-11-01T00:00:00.123456Z");
    assertThat(first.text("/message/delivery")).isEqualTo("received");
    assertThat(first.text("/thread/id")).isEqualTo(id);
    assertThat(second.text("/message/author/type")).isEqualTo("key");
    assertThat(second.text("/message/delivery")).isEqualTo("sent");
    assertThat(service.get("/v1/messages/" + first.text("/message/id")).json())
        .isEqualTo(first.json().path("message"));
    var page = service.get(path + "?limit=1");
    assertThat(page.text("/data/0/text")).isEqualTo("Hi");
    var next = service.get(path + "?limit=1&cursor=" + page.text("/next_cursor"));
    assertThat(next.text("/data/0/text")).isEqualTo("Hello");
    assertThat(next.json().path("next_cursor").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"text\": \"x\", \"author\": {\"type\": \"timer\"}}',#/author/type",
    "'{\"text\": \"x\", \"author\": {\"type\": \"user\", \"id\": \"7\"}}',#/author/type",
    "'{\"text\": \"x\", \"kind\": \"outbound\", \"author\": {\"type\": \"user\", \"id\": \"7\"}}',#/author/id",
    "'{\"text\": \"x\", \"kind\": \"outbound\", \"author\": {\"type\": \"user\"}}',#/author/id",
    "'{\"text\": \"x\", \"kind\": \"outbound\", \"author\": {\"type\": \"contact\"}}',#/author/type",
    "'{\"text\": 7}',#/text",
    "'{\"text\": \"\"}',#/text",
    "'{\"text\": \" \\n\"}',#/text",
    "'{}',#/text",
    "'{\"text\": \"x\", \"at\": \"yesterday\"}',#/at",
  })
  void a_message_that_does_not_fit_names_the_field(String body, String pointer) {
    var refused = service.post("/v1/threads/" + service.open("{}") + "/messages", body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void a_message_says_something_when_it_opens_a_thread_too() {
    var refused = service.post("/v1/threads", "{\"message\": {\"text\": \" \"}}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo("[{\"pointer\":\"#/message/text\",\"detail\":\"must not be blank\"}]");
  }

  @Test
  void a_message_that_opens_a_thread_is_said_when_the_thread_is_opened() {
    var opened = service.post("/v1/threads", "{\"message\": {\"text\": \"Hi\"}}");

    var said = service.get("/v1/threads/" + opened.text("/id") + "/messages");

    assertThat(opened.text("/last_inbound_message_at")).isEqualTo(opened.text("/created_at"));
    assertThat(opened.text("/waiting_since")).isEqualTo(opened.text("/created_at"));
    assertThat(said.text("/data/0/at")).isEqualTo(opened.text("/created_at"));
  }

  @Test
  void a_message_of_tomorrow_is_refused() {
    var opening = "{\"message\": {\"text\": \"x\", \"at\": \"2026-11-21T10:00:00Z\"}}";
    var path = "/v1/threads/" + service.open("{}") + "/messages";

    var opened = service.post("/v1/threads", opening);
    var recorded = service.post(path, "{\"text\": \"x\", \"at\": \"2026-11-20T10:06:00Z\"}");

    assertThat(List.of(opened.status(), recorded.status())).containsExactly(400, 400);
    assertThat(opened.text("/errors/0/pointer")).isEqualTo("#/message/at");
    assertThat(recorded.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"#/at\",\"detail\":\"must not be more than 5 minutes in the future\"}]");
  }

  @Test
  void a_clock_that_is_a_little_fast_is_no_reason_to_refuse_a_message() {
    var path = "/v1/threads/" + service.open("{}") + "/messages";

    var recorded = service.post(path, "{\"text\": \"x\", \"at\": \"2026-11-20T10:04:59Z\"}");

    assertThat(recorded.status()).isEqualTo(201);
    assertThat(recorded.text("/message/at")).isEqualTo("2026-11-20T10:04:59Z");
  }

  @Test
  void a_message_longer_than_a_message_may_be_is_refused() {
    var body = "{\"text\": \"%s\"}".formatted("x".repeat(65_537));

    var refused = service.post("/v1/threads/" + service.open("{}") + "/messages", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/text");
  }

  @Test
  void a_message_that_may_not_reopen_goes_on_in_a_follow_up() {
    var standard = LifecyclePolicy.standard();
    var id = service.open("{\"title\": \"Refund\"}");
    service.post("/v1/threads/" + id + "/close", null);
    service.policy(
        new LifecyclePolicy(
            standard.catalogue(),
            Map.of(),
            false,
            Set.of(),
            standard.escalatedClose(),
            new InboundPolicy(WhenSnoozed.WAKE, WithinWindow.FOLLOW_UP, PastWindow.FOLLOW_UP),
            null,
            null,
            false,
            null,
            null));

    var first = service.post("/v1/threads/" + id + "/messages", "{\"text\": \"Again\"}");
    var second = service.post("/v1/threads/" + id + "/messages", "{\"text\": \"And again\"}");
    var together =
        service.post(
            "/v1/threads/bulk",
            """
            {"items": [{"id": "%s", "commands": [{"type": "message", "text": "More"},
                                                 {"type": "update", "title": "Anew"}]}]}
            """
                .formatted(id));
    service.policy(standard);

    assertThat(together.text("/results/0/problem/code")).isEqualTo("thread_carried_on");
    assertThat(together.text("/results/0/problem/followed_up_by"))
        .isEqualTo(first.text("/thread/id"));
    assertThat(first.text("/thread/follow_up_of")).isEqualTo(id);
    assertThat(first.text("/message/thread_id")).isEqualTo(first.text("/thread/id"));
    assertThat(second.text("/thread/id")).isEqualTo(first.text("/thread/id"));
    assertThat(service.get("/v1/threads/" + id).text("/followed_up_by"))
        .isEqualTo(first.text("/thread/id"));
  }
}
