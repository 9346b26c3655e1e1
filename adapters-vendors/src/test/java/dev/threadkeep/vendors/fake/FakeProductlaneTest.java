package dev.threadkeep.vendors.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.vendors.http.DocumentedSchema;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeProductlaneTest {
  private static final String PATCH = "/paths/~1threads~1{id}/patch";
  private static final DocumentedSchema THREAD_SCHEMA =
      DocumentedSchema.ofAnswer("productlane.openapi.yaml", PATCH, 200);
  private static final DocumentedSchema ERROR =
      DocumentedSchema.ofAnswer("productlane.openapi.yaml", "error");

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String THREADS = "/api/v2/threads";
  private static final String THREAD = THREADS + "/th_1";

  private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
  private final FakeProductlane productlane = FakeProductlane.start("pl_v2_key", time::get);
  private final Asking asking =
      new Asking(productlane.url(), Map.of("Authorization", "Bearer pl_v2_key"));

  @BeforeEach
  void open() {
    productlane.directory().user("u_1").tag("tag_1", "billing").contact("c_2").company("o_1");
    productlane.seed("th_1");
  }

  @AfterEach
  void stop() {
    productlane.close();
  }

  @Test
  void shows_threads_as_documented_whatever_is_in_them() {
    THREAD_SCHEMA.check(asking.get(THREAD).json());

    var told =
        asking.send(
            "PATCH",
            THREAD,
            """
            {"status": "snoozed", "snoozed_until": "2026-12-01T09:00:00Z", "assignee_id": "u_1",
             "tag_ids": ["tag_1"], "contact_id": "c_2", "company_id": "o_1", "title": "Printer",
             "pain_level": "HIGH", "ai_draft_html": "<p>Hello</p>", "text": "It prints"}
            """);

    assertThat(told.status()).isEqualTo(200);
    THREAD_SCHEMA.check(told.json());
    assertThat(told.at("/status")).isEqualTo("snoozed");
    assertThat(told.at("/tab")).isEqualTo("snoozed");
    assertThat(told.at("/snoozed_until")).isEqualTo("2026-12-01T09:00:00.000Z");
    assertThat(told.at("/assignee/id")).isEqualTo("u_1");
    assertThat(told.at("/contact/company_id")).isEqualTo("o_1");
    assertThat(told.at("/ai_draft_generated_at")).isEqualTo("2026-11-20T12:00:00.000Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\": \"closed\"}",
        "{\"status\": \"snoozed\"}",
        "{\"status\": \"snoozed\", \"snoozed_until\": \"tomorrow\"}",
        "{\"state\": \"done\"}",
        "{\"text\": \"\"}",
        "{\"pain_level\": \"SEVERE\"}",
        "{\"contact_id\": null}",
        "{\"assignee_id\": \"u_9\"}",
        "{\"tag_ids\": [\"tag_9\"]}",
        "{\"notify\": {\"fax\": true}}",
        "[]",
        "no json"
      })
  void refuses_what_is_not_documented(String body) {
    var before = productlane.state("th_1");

    var told = asking.send("PATCH", THREAD, body);

    assertThat(told.status()).isEqualTo(400);
    ERROR.check(told.json());
    assertThat(told.at("/code")).isEqualTo("validation_failed");
    assertThat(told.json().path("issues")).isNotEmpty();
    assertThat(productlane.state("th_1")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 401, unauthenticated",
    "pl_v2_other, 401, unauthenticated",
    "pl_v1_key, 410, unsupported_key_version"
  })
  void lets_nobody_in_without_its_key(String key, int status, String code) {
    var told = asking.with("Authorization", "Bearer " + key).get(THREAD);

    assertThat(told.status()).isEqualTo(status);
    assertThat(told.at("/code")).isEqualTo(code);
  }

  @Test
  void a_key_does_what_it_was_granted() {
    productlane.grants("threads:read");

    assertThat(asking.get(THREAD).status()).isEqualTo(200);
    assertThat(asking.send("PATCH", THREAD, "{}").at("/code")).isEqualTo("scope_required");
    assertThat(asking.send("POST", THREAD + "/comments", "{\"content\": \"x\"}").status())
        .isEqualTo(403);
    assertThat(asking.get("/api/v2/me").json().path("scopes")).hasSize(1);
  }

  @Test
  void errors_may_come_in_an_envelope() {
    productlane.putsErrorsInAnEnvelope(true);

    var told = asking.send("PATCH", THREAD, "{\"status\": \"closed\"}");

    assertThat(told.at("/error/code")).isEqualTo("validation_failed");
    assertThat(told.json().at("/error/details")).isNotEmpty();
  }

  @Test
  void takes_sixty_writes_in_a_minute_and_tells_of_it() {
    for (int writes = 0; writes < 60; writes++) {
      assertThat(asking.send("PATCH", THREAD, "{}").status()).isEqualTo(200);
    }
    time.set(NOON.plusSeconds(20));
    var refused = asking.send("PATCH", THREAD, "{}");
    var read = asking.get(THREAD);
    time.set(NOON.plusSeconds(60));
    var taken = asking.send("PATCH", THREAD, "{}");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("40");
    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("X-RateLimit-Limit")).isEqualTo("1000");
    assertThat(taken.status()).isEqualTo(200);
  }

  @Test
  void a_live_chat_is_closed_once() {
    productlane.seed("th_2", "live_chat");

    asking.send("PATCH", THREADS + "/th_2", "{\"status\": \"done\"}");
    var again = asking.send("PATCH", THREADS + "/th_2", "{\"status\": \"done\"}");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("/code")).isEqualTo("conflict");
  }

  @Test
  void lists_newest_first_in_pages_that_a_cursor_leads_through() {
    time.set(NOON.plusSeconds(60));
    productlane.seed("th_2");

    var first = asking.get(THREADS + "?limit=1");
    var second = asking.get(THREADS + "?limit=1&cursor=" + first.at("/page/cursor"));

    assertThat(first.at("/data/0/id")).isEqualTo("th_2");
    assertThat(first.at("/page/has_more")).isEqualTo("true");
    assertThat(second.at("/data/0/id")).isEqualTo("th_1");
    assertThat(second.at("/page/has_more")).isEqualTo("false");
    assertThat(asking.get(THREADS + "?cursor=none").status()).isEqualTo(400);
    assertThat(asking.get(THREADS + "?limit=201").status()).isEqualTo(400);
  }

  @Test
  void lists_what_has_changed_after_a_time() {
    time.set(NOON.plusSeconds(60));
    productlane.seed("th_2");

    assertThat(asking.get(THREADS + "?updated_after=2026-11-20T12:00:00Z").json().path("data"))
        .hasSize(1);
    assertThat(asking.get(THREADS + "?updated_after=2026-11-20T12:01:00Z").json().path("data"))
        .isEmpty();
    assertThat(asking.get(THREADS + "?updated_after=noon").status()).isEqualTo(400);
  }

  @Test
  void keeps_messages_and_comments_apart() {
    asking.send("POST", THREAD + "/messages", "{\"content\": \"To you\"}");
    asking.send("POST", THREAD + "/comments", "{\"content\": \"Among us\"}");

    assertThat(asking.get(THREAD + "/messages").at("/data/0/content")).isEqualTo("To you");
    assertThat(asking.get(THREAD + "/comments").at("/data/0/content")).isEqualTo("Among us");
    assertThat(productlane.said("th_1"))
        .containsExactly(
            new Said("message", "To you", NOON), new Said("comment", "Among us", NOON));
    assertThat(asking.send("POST", THREAD + "/messages", "{}").status()).isEqualTo(400);
  }

  @Test
  void a_deleted_thread_is_gone() {
    asking.send("DELETE", THREAD, null);

    assertThat(asking.get(THREAD).status()).isEqualTo(404);
  }

  @Test
  void tells_of_changes_whoever_made_them_and_signs_what_it_tells() {
    try (var listener = new Listener()) {
      productlane.notifies(listener.url(), "s3cret");

      productlane.change("th_1", thread -> thread.put("pain_level", "HIGH"));
      asking.send("PATCH", THREAD, "{\"status\": \"done\"}");

      assertThat(productlane.webhooks().sent())
          .extracting(WebhookSender.Sent::type)
          .containsExactly("thread.updated", "thread.updated", "thread.status_changed");
      var first = listener.heard().getFirst();
      var time = NOON.getEpochSecond();
      assertThat(first.header("Productlane-Signature"))
          .isEqualTo(
              "t=%d,v1=%s"
                  .formatted(
                      time, Signatures.hmac("HmacSHA256", "s3cret", time + "." + first.body())));
      assertThat(first.header("Productlane-Event")).isEqualTo("thread.updated");
      assertThat(first.header("User-Agent")).isEqualTo("Productlane-Webhooks/1.0");
    }
  }

  @Test
  void an_event_keeps_its_id_when_it_is_told_again() {
    try (var listener = new Listener()) {
      productlane.notifies(listener.url(), "s3cret");
      listener.answers(500);
      productlane.change("th_1", thread -> thread.put("pain_level", "HIGH"));
      var sent = productlane.webhooks().sent().getFirst();

      productlane.webhooks().again(sent);

      assertThat(sent.status()).isEqualTo(OptionalInt.of(500));
      assertThat(listener.heard())
          .extracting(heard -> heard.header("Productlane-Event-Id"))
          .hasSize(2)
          .containsOnly(sent.headers().get("Productlane-Event-Id"));
      assertThat(listener.heard())
          .extracting(heard -> heard.header("Productlane-Delivery-Id"))
          .doesNotHaveDuplicates();
    }
  }
}
