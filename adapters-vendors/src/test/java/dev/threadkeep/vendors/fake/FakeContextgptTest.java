package dev.threadkeep.vendors.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.vendors.fake.FakeContextgpt.MissingThread;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeContextgptTest {
  private static final String BOT = "/api/v1/chatting/bot-1";
  private static final String UPDATE = BOT + "/thread/update-thread";

  private final FakeContextgpt contextgpt =
      FakeContextgpt.start(
          "key", Set.of("bot-1", "bot-2"), () -> Instant.parse("2026-11-20T12:00:00Z"));

  private final Asking asking = new Asking(contextgpt.url(), Map.of("Authorization", "Bearer key"));

  @BeforeEach
  void open() {
    contextgpt.seed("bot-1", "1");
    contextgpt.seed("bot-1", "2");
    contextgpt.seed("bot-2", "3");
  }

  @AfterEach
  void stop() {
    contextgpt.close();
  }

  @Test
  void updates_many_and_shows_them_in_an_array_within_an_array() {
    var told =
        asking.send(
            "PATCH",
            UPDATE,
            """
            [{"threadId": "1", "resolved": true, "mode": "HUMAN", "internalNotes": "Hi"},
             {"threadId": "2", "tags": ["vip"], "title": null}]
            """);

    assertThat(told.status()).isEqualTo(200);
    assertThat(told.at("/data/updatedThreads/0/0/resolved")).isEqualTo("true");
    assertThat(told.at("/data/updatedThreads/0/1/tags/0")).isEqualTo("vip");
    assertThat(told.json().at("/data/updatedThreads/0/0/mode").isMissingNode()).isTrue();
    assertThat(contextgpt.hidden("1").path("mode").asText()).isEqualTo("HUMAN");
    assertThat(contextgpt.doneTo("1")).isEqualTo(contextgpt.doneTo("2")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "[{\"resolved\": true}]",
        "[{\"threadId\": 1}]",
        "[{\"threadId\": \"1\", \"resolved\": \"yes\"}]",
        "[{\"threadId\": \"1\", \"mode\": \"BOT\"}]",
        "[{\"threadId\": \"1\", \"tags\": \"vip\"}]",
        "[{\"threadId\": \"1\", \"tags\": [7]}]",
        "[{\"threadId\": \"1\", \"title\": 7}]"
      })
  void refuses_what_does_not_validate(String body) {
    var before = contextgpt.state("1");

    var told = asking.send("PATCH", UPDATE, body);

    assertThat(told.status()).isEqualTo(400);
    assertThat(told.at("/code")).isEqualTo("REQUEST_VALIDATION_FAILED");
    assertThat(told.json().path("errors")).isNotEmpty();
    assertThat(contextgpt.state("1")).isEqualTo(before);
  }

  @Test
  void a_missing_thread_refuses_all() {
    var told = asking.send("PATCH", UPDATE, closing("1", "3"));

    assertThat(told.status()).isEqualTo(404);
    assertThat(contextgpt.state("1").path("resolved").booleanValue()).isFalse();
  }

  @Test
  void a_missing_thread_may_be_left_out() {
    contextgpt.letsAMissingThread(MissingThread.IS_LEFT_OUT);

    var told = asking.send("PATCH", UPDATE, closing("1", "3"));

    assertThat(told.status()).isEqualTo(200);
    assertThat(told.json().at("/data/updatedThreads/0")).hasSize(1);
    assertThat(contextgpt.state("1").path("resolved").booleanValue()).isTrue();
    assertThat(contextgpt.state("3").path("resolved").booleanValue()).isFalse();
  }

  @Test
  void escalation_is_a_toggle() {
    asking.send("PATCH", BOT + "/thread/1/escalate", null);
    var once = contextgpt.state("1").path("escalated").booleanValue();
    asking.send("PATCH", BOT + "/thread/1/escalate", null);

    assertThat(once).isTrue();
    assertThat(contextgpt.state("1").path("escalated").booleanValue()).isFalse();
  }

  @Test
  void lists_the_threads_of_a_chatbot_page_by_page() {
    asking.send("PATCH", UPDATE, closing("1"));

    var page = asking.get(BOT + "/threads?page=2&limit=1");
    var resolved = asking.get(BOT + "/threads?resolved=true");

    assertThat(page.json().at("/data/threads")).hasSize(1);
    assertThat(page.at("/data/pagination/totalPages")).isEqualTo("2");
    assertThat(resolved.json().at("/data/threads")).hasSize(1);
    assertThat(asking.get(BOT + "/threads?page=0").status()).isEqualTo(400);
  }

  @Test
  void refuses_strangers_and_unknown_chatbots() {
    var stranger = asking.with("Authorization", "Bearer other").get(BOT + "/threads");
    var unknown = asking.get("/api/v1/chatting/bot-9/threads");

    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.at("/message"))
        .isEqualTo("Authorization header does not contain a valid API key");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.at("/code")).isEqualTo("CHATBOT_NOT_FOUND");
  }

  @Test
  void takes_so_many_requests_in_a_minute() {
    for (int calls = 0; calls < 500; calls++) {
      assertThat(asking.get(BOT + "/threads?limit=1").status()).isEqualTo(200);
    }

    assertThat(asking.get(BOT + "/threads?limit=1").status()).isEqualTo(429);
  }

  @Test
  void tells_of_messages_and_escalations_with_its_token() {
    try (var listener = new Listener()) {
      contextgpt.notifies(listener.url(), "s3cret");

      contextgpt.visitorSays("1", "Hello");
      asking.send("PATCH", BOT + "/thread/1/escalate", null);
      asking.send("PATCH", UPDATE, closing("1"));

      assertThat(contextgpt.webhooks().sent())
          .extracting(WebhookSender.Sent::type)
          .containsExactly("NEW_MESSAGE", "CONVERSATION_ESCALATED");
      assertThat(listener.heard())
          .allMatch(heard -> heard.header("X-WEBHOOK-TOKEN").equals("s3cret"))
          .hasSize(2);
    }
  }

  private static String closing(String... threads) {
    var items = new StringBuilder();
    for (var thread : threads) {
      items.append(items.isEmpty() ? "" : ", ");
      items.append("{\"threadId\": \"%s\", \"resolved\": true}".formatted(thread));
    }
    return "[" + items + "]";
  }
}
