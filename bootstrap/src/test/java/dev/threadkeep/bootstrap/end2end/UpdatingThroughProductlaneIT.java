package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day with Productlane's API, on the demo and on a real database. */
@OnTheDemo
class UpdatingThroughProductlaneIT {
  private static final String API = "/productlane/api/v2";
  private static final String MATEO = "c1d2e3f4-a5b6-7890-cdef-123456789012";

  private static Client client;

  @BeforeAll
  static void start(SharedDemo demo) {
    client = demo.client();
  }

  @Test
  void snoozes_closes_and_reopens_and_all_who_are_asked_agree() {
    var id = opened("Are you open on Saturday?");
    var thread = API + "/threads/" + id;

    var snoozed =
        client.patch(
            thread,
            "{\"assignee_id\": \"%s\", \"company_id\": \"company-1\", \"status\": \"snoozed\","
                    .formatted(SeedThreads.MARK)
                + " \"snoozed_until\": \"2199-12-01T09:00:00Z\","
                + " \"ai_draft_html\": \"<p>Yes</p>\"}");
    var done = client.patch(thread, "{\"status\": \"done\", \"closed_loop\": true}");
    var closed = client.get("/v1/threads/" + id);
    var open = client.patch(thread, "{\"status\": \"open\", \"ai_draft_html\": \"\"}");

    assertThat(snoozed.status()).as(snoozed.body().toString()).isEqualTo(200);
    assertThat(snoozed.at("/status")).isEqualTo("snoozed");
    assertThat(snoozed.at("/snoozed_until")).isEqualTo("2199-12-01T09:00:00.000Z");
    assertThat(snoozed.at("/text")).isEqualTo("Are you open on Saturday?");
    assertThat(snoozed.at("/assignee/name")).isEqualTo("Mark Strong");
    assertThat(snoozed.at("/contact/name")).isEqualTo("Mateo Ruiz");
    assertThat(snoozed.at("/contact/company_id")).isEqualTo("company-1");
    assertThat(snoozed.at("/company/id")).isEqualTo("company-1");
    assertThat(done.at("/status")).isEqualTo("done");
    assertThat(closed.at("/status")).isEqualTo("closed");
    assertThat(closed.at("/closed/loop_closed")).isEqualTo("true");
    assertThat(open.at("/tab")).isEqualTo("needs-response");
    assertThat(open.body().path("ai_draft_html").isNull()).isTrue();
    assertThat(client.get(thread).body()).isEqualTo(open.body());
  }

  /** A thread in which a contact of the demo wrote. */
  private static String opened(String text) {
    var opened =
        client.post(
            "/v1/threads",
            """
            {"contact_id": "%1$s",
             "message": {"text": "%2$s", "author": {"type": "contact", "id": "%1$s"}}}
            """
                .formatted(MATEO, text));
    assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
    return opened.at("/id");
  }

  @Test
  void opens_a_thread_for_a_new_contact_and_for_one_that_is_known() {
    var body = "{\"text\": \"Hi\", \"pain_level\": \"LOW\", \"contact_email\": \"new@it.example\"}";

    var first = client.post(API + "/threads", body);
    var second = client.post(API + "/threads", body);
    var sent =
        client.post(
            API + "/threads/%s/messages".formatted(first.at("/id")), "{\"content\": \"Hello\"}");
    var commented =
        client.post(
            API + "/threads/%s/comments".formatted(first.at("/id")), "{\"content\": \"Mind\"}");
    var read = client.get(API + "/threads/%s?expand=messages,comments".formatted(first.at("/id")));

    assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
    assertThat(second.at("/contact/id")).isEqualTo(first.at("/contact/id"));
    assertThat(sent.status()).isEqualTo(200);
    assertThat(commented.status()).isEqualTo(200);
    assertThat(read.body().path("messages").findValuesAsText("text"))
        .containsExactly("Hi", "Hello");
    assertThat(read.body().path("comments").findValuesAsText("content"))
        .containsExactly("<p>Mind</p>");
    assertThat(read.at("/text")).isEqualTo("Hi");
  }

  @Test
  void lists_the_demos_threads_by_pages_and_filters() {
    var page = client.get(API + "/threads?limit=100");
    var next = client.get(API + "/threads?limit=100&cursor=" + page.at("/page/cursor"));
    var found = client.get(API + "/threads?external_id=" + SeedThreads.INTERCOM_REFERENCE);
    var tagged = client.get(API + "/threads?contact_id=lead-1042");

    assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
    assertThat(page.body().path("data")).hasSize(100);
    assertThat(next.body().path("data").size()).isPositive();
    assertThat(found.at("/data/0/title")).isEqualTo("Charged twice");
    assertThat(found.at("/data/0/external_ids/intercom")).isEqualTo(SeedThreads.INTERCOM_REFERENCE);
    assertThat(tagged.status()).isEqualTo(200);
  }

  @Test
  void changes_nothing_where_it_refuses() {
    var before = client.get("/v1/threads/" + SeedThreads.FEATHER).body();
    var path = API + "/threads/" + SeedThreads.FEATHER;

    var unknown =
        client.patch(
            path, "{\"title\": \"T\", \"tag_ids\": [\"%s\"]}".formatted(SeedThreads.NOBODYS));
    var late =
        client.patch(path, "{\"title\": \"T\", \"snoozed_until\": \"2199-12-01T09:00:00Z\"}");

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.at("/issues/0/message")).isEqualTo("tag_ids.0 is not the id of a tag");
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.at("/code")).isEqualTo("validation_failed");
    assertThat(client.get("/v1/threads/" + SeedThreads.FEATHER).body()).isEqualTo(before);
  }

  @Test
  void tells_who_is_calling() {
    var me = client.get(API + "/me");

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.body().path("scopes").valueStream().map(scope -> scope.asText()))
        .contains("threads:write");
  }
}
