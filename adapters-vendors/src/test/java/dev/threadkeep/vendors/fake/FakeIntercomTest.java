package dev.threadkeep.vendors.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeIntercomTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String ONE = "/conversations/1";
  private static final String CLOSE =
      "{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": 814860}";

  private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
  private final FakeIntercom intercom = FakeIntercom.start("token", time::get);
  private final Asking asking =
      new Asking(
          intercom.url(), Map.of("Authorization", "Bearer token", "Intercom-Version", "2.14"));

  @BeforeEach
  void open() {
    intercom.directory().admin("5", "Ada").team("77").tag("9", "billing");
    intercom.seed("1");
  }

  @AfterEach
  void stop() {
    intercom.close();
  }

  @Test
  void closes_snoozes_and_opens() {
    var closed = part(CLOSE);
    var snoozed =
        part("{\"message_type\": \"snoozed\", \"admin_id\": \"5\", \"snoozed_until\": 1800000000}");
    var opened = part("{\"message_type\": \"open\", \"admin_id\": \"5\"}");

    assertThat(closed.at("/state")).isEqualTo("closed");
    assertThat(closed.at("/open")).isEqualTo("false");
    assertThat(snoozed.at("/state")).isEqualTo("snoozed");
    assertThat(snoozed.at("/open")).isEqualTo("true");
    assertThat(snoozed.at("/snoozed_until")).isEqualTo("1800000000");
    assertThat(opened.at("/state")).isEqualTo("open");
    assertThat(opened.json().path("snoozed_until").isNull()).isTrue();
    assertThat(opened.at("/read")).isEqualTo("true");
    assertThat(opened.json().at("/conversation_parts/conversation_parts"))
        .extracting(each -> each.path("part_type").asText())
        .containsExactly("close", "snoozed", "open");
  }

  @Test
  void an_assignment_opens_what_is_closed() {
    part(CLOSE);

    var told = part(assignment("admin", "5"));

    assertThat(told.at("/state")).isEqualTo("open");
    assertThat(told.at("/admin_assignee_id")).isEqualTo("5");
    assertThat(told.at("/conversation_parts/conversation_parts/1/part_type"))
        .isEqualTo("assign_and_reopen");
    assertThat(told.at("/conversation_parts/conversation_parts/1/assigned_to/id")).isEqualTo("5");
  }

  @Test
  void admins_and_teams_hold_a_conversation_independently() {
    part(assignment("admin", "5"));
    part(assignment("team", "77"));

    var told = part(assignment("admin", "0"));

    assertThat(told.json().path("admin_assignee_id").isNull()).isTrue();
    assertThat(told.at("/team_assignee_id")).isEqualTo("77");
  }

  @Test
  void takes_everything_on_either_route() {
    var told = asking.send("POST", ONE + "/reply", CLOSE);

    assertThat(told.at("/state")).isEqualTo("closed");
    assertThat(part(saying("note", "Hi")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message_type\": \"shut\", \"admin_id\": \"5\"} | 400 | parameter_invalid",
        "{\"admin_id\": \"5\"} | 400 | parameter_not_found",
        "{\"message_type\": \"open\"} | 400 | parameter_not_found",
        "{\"message_type\": \"open\", \"admin_id\": \"6\"} | 404 | admin_not_found",
        "{\"message_type\": \"close\", \"admin_id\": \"5\"} | 400 | parameter_invalid",
        "{\"message_type\": \"snoozed\", \"admin_id\": \"5\"} | 400 | parameter_not_found",
        "{\"message_type\": \"assignment\", \"type\": \"admin\", \"admin_id\": \"5\"}"
            + " | 400 | parameter_not_found",
        "{\"message_type\": \"assignment\", \"type\": \"team\", \"admin_id\": \"5\","
            + " \"assignee_id\": \"5\"} | 404 | assignee_not_found",
        "{\"message_type\": \"note\", \"type\": \"admin\", \"admin_id\": \"5\"}"
            + " | 400 | parameter_not_found",
        "no json | 400 | parameter_invalid"
      })
  void refuses_what_it_does_not_know(String body, int status, String code) {
    var before = intercom.state("1");

    var told = part(body);

    assertThat(told.status()).isEqualTo(status);
    assertThat(told.at("/type")).isEqualTo("error.list");
    assertThat(told.at("/errors/0/code")).isEqualTo(code);
    assertThat(intercom.state("1")).isEqualTo(before);
  }

  @Test
  void a_note_leaves_what_is_closed_closed_and_a_contact_opens_it() {
    part(CLOSE);
    part(saying("note", "Among us"));
    var afterNote = intercom.state("1").path("state").asText();

    intercom.contactSays("1", "Hello?");

    assertThat(afterNote).isEqualTo("closed");
    assertThat(intercom.state("1").path("state").asText()).isEqualTo("open");
    assertThat(intercom.state("1").path("waiting_since").asLong()).isEqualTo(NOON.getEpochSecond());
  }

  @Test
  void shows_what_was_said_as_html_or_as_it_was_meant() {
    part(saying("comment", "Fish &amp; <br>chips"));

    var html = asking.get(ONE);
    var plain = asking.get(ONE + "?display_as=plaintext");

    var body = "/conversation_parts/conversation_parts/0/body";
    assertThat(html.at(body)).isEqualTo("<p>Fish &amp; <br>chips</p>");
    assertThat(plain.at(body)).isEqualTo("Fish & \nchips");
    assertThat(intercom.timesSaid("1")).isEqualTo(Map.of("Fish & \nchips", 1L));
  }

  @Test
  void shows_the_newest_five_hundred_parts() {
    for (int each = 0; each < 502; each++) {
      intercom.contactSays("1", "Number " + each);
    }

    var told = asking.get(ONE + "?display_as=plaintext");

    assertThat(told.json().at("/conversation_parts/conversation_parts")).hasSize(500);
    assertThat(told.at("/conversation_parts/conversation_parts/499/body")).isEqualTo("Number 501");
    assertThat(told.at("/conversation_parts/total_count")).isEqualTo("502");
  }

  @Test
  void updates_what_the_version_has() {
    var body =
        "{\"title\": \"Refund\", \"read\": true, \"custom_attributes\": {\"plan\": \"gold\"}}";

    asking.with("Intercom-Version", "2.12").send("PUT", ONE, body);
    var old = intercom.state("1");
    asking.send("PUT", ONE, body);

    assertThat(old.path("title").isNull()).isTrue();
    assertThat(old.path("read").booleanValue()).isTrue();
    assertThat(old.at("/custom_attributes/plan").asText()).isEqualTo("gold");
    assertThat(intercom.state("1").path("title").asText()).isEqualTo("Refund");
  }

  @Test
  void puts_tags_on_and_takes_them_off() {
    var put = asking.send("POST", ONE + "/tags", "{\"id\": \"9\", \"admin_id\": \"5\"}");
    var with = asking.get(ONE);
    var taken = asking.send("DELETE", ONE + "/tags/9", "{\"admin_id\": \"5\"}");
    var again = asking.send("DELETE", ONE + "/tags/9", "{\"admin_id\": \"5\"}");
    var unknown = asking.send("POST", ONE + "/tags", "{\"id\": \"8\", \"admin_id\": \"5\"}");

    assertThat(put.at("/name")).isEqualTo("billing");
    assertThat(with.at("/tags/tags/0/id")).isEqualTo("9");
    assertThat(taken.status()).isEqualTo(200);
    assertThat(again.at("/errors/0/code")).isEqualTo("tag_not_found");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(asking.get(ONE).json().at("/tags/tags")).isEmpty();
  }

  @Test
  void finds_what_has_changed_in_pages() {
    for (int each = 2; each <= 5; each++) {
      time.set(NOON.plusSeconds(each));
      intercom.seed(String.valueOf(each));
    }

    var first = search(NOON.plusSeconds(2), null);
    var second = search(NOON.plusSeconds(2), first.at("/pages/next/starting_after"));

    assertThat(first.json().path("conversations"))
        .extracting(each -> each.path("id").asText())
        .containsExactly("3", "4");
    assertThat(second.json().path("conversations"))
        .extracting(each -> each.path("id").asText())
        .containsExactly("5");
    assertThat(second.json().at("/pages/next").isNull()).isTrue();
    assertThat(first.json().at("/conversations/0").has("conversation_parts")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"field\": \"state\", \"operator\": \"=\", \"value\": \"closed\"} | 1",
        "{\"field\": \"state\", \"operator\": \"!=\", \"value\": \"closed\"} | 1",
        "{\"field\": \"id\", \"operator\": \"IN\", \"value\": [\"1\", \"2\"]} | 2",
        "{\"operator\": \"AND\", \"value\": [{\"field\": \"open\", \"operator\": \"=\","
            + " \"value\": true}, {\"field\": \"id\", \"operator\": \"=\", \"value\": \"1\"}]} | 0",
        "{\"operator\": \"OR\", \"value\": [{\"field\": \"open\", \"operator\": \"=\","
            + " \"value\": true}, {\"field\": \"id\", \"operator\": \"=\", \"value\": \"1\"}]} | 2"
      })
  void finds_by_other_fields(String query, int found) {
    intercom.seed("2");
    part(CLOSE);

    var told = asking.send("POST", "/conversations/search", "{\"query\": %s}".formatted(query));

    assertThat(told.json().path("conversations")).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"query\": {\"field\": \"mood\", \"operator\": \"=\", \"value\": 1}}",
        "{\"query\": {\"field\": \"id\", \"operator\": \"is\", \"value\": 1}}",
        "{\"query\": {\"field\": \"id\", \"operator\": \"=\", \"value\": 1},"
            + " \"pagination\": {\"per_page\": 151}}",
        "{\"query\": {\"field\": \"id\", \"operator\": \"=\", \"value\": 1},"
            + " \"pagination\": {\"starting_after\": \"none\"}}"
      })
  void refuses_to_find_by_nonsense(String body) {
    var told = asking.send("POST", "/conversations/search", body);

    assertThat(told.status()).isEqualTo(400);
    assertThat(told.at("/type")).isEqualTo("error.list");
  }

  @Test
  void lets_in_by_bearer_and_by_basic() {
    var basic = Base64.getEncoder().encodeToString("token:".getBytes(UTF_8));

    assertThat(asking.with("Authorization", "Basic " + basic).get("/me").at("/id"))
        .isEqualTo("814860");
    var stranger = asking.with("Authorization", "Bearer other").get("/me");
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.at("/errors/0/code")).isEqualTo("unauthorized");
    assertThat(stranger.header("X-RateLimit-Limit")).isEmpty();
  }

  @Test
  void refuses_a_version_that_there_is_not() {
    assertThat(asking.with("Intercom-Version", "3.1").get(ONE).at("/errors/0/code"))
        .isEqualTo("intercom_version_invalid");
  }

  @Test
  void tells_of_its_limit_and_keeps_it() {
    intercom.takesInTenSeconds(2);

    var first = asking.get(ONE);
    asking.get(ONE);
    var third = asking.get(ONE);
    time.set(NOON.plusSeconds(10));
    var later = asking.get(ONE);

    assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("1");
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.at("/errors/0/message")).isEqualTo("Exceeded rate limit of 2 in 10_seconds");
    assertThat(third.header("X-RateLimit-Reset"))
        .isEqualTo(String.valueOf(NOON.plusSeconds(10).getEpochSecond()));
    assertThat(later.status()).isEqualTo(200);
  }

  @Test
  void tells_of_changes_whoever_made_them_and_signs_what_it_tells() {
    try (var listener = new Listener()) {
      intercom.notifies(listener.url(), "s3cret");

      intercom.adminCloses("1", "5");
      intercom.contactSays("1", "Hello?");
      part(CLOSE);

      assertThat(intercom.webhooks().sent())
          .extracting(WebhookSender.Sent::type)
          .containsExactly(
              "conversation.admin.closed",
              "conversation.user.replied",
              "conversation.admin.closed");
      var first = listener.heard().getFirst();
      assertThat(first.header("X-Hub-Signature"))
          .matches("sha1=[0-9a-f]{40}")
          .isEqualTo("sha1=" + Signatures.hmac("HmacSHA1", "s3cret", first.body()));
      assertThat(first.header("User-Agent")).isEqualTo("intercom-parrot-service-client/1.0");
      assertThat(first.body())
          .contains("\"type\":\"notification_event\"", "\"topic\":\"conversation.admin.closed\"");
    }
  }

  private Asking.Told part(String body) {
    return asking.send("POST", ONE + "/parts", body);
  }

  private Asking.Told search(Instant since, String cursor) {
    return asking.send(
        "POST",
        "/conversations/search",
        """
        {"query": {"field": "updated_at", "operator": ">", "value": %d},
         "pagination": {"per_page": 2, "starting_after": %s},
         "sort": {"field": "updated_at", "order": "ascending"}}
        """
            .formatted(since.getEpochSecond(), cursor == null ? null : "\"" + cursor + "\""));
  }

  private static String assignment(String type, String assignee) {
    return """
        {"message_type": "assignment", "type": "%s", "admin_id": "5", "assignee_id": "%s"}
        """
        .formatted(type, assignee);
  }

  private static String saying(String type, String body) {
    return """
        {"message_type": "%s", "type": "admin", "admin_id": "5", "body": "%s"}
        """
        .formatted(type, body);
  }
}
