package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thread's life through the canonical API. */
@OnTheDemo
class CanonicalLifecycleIT {
  private static Client client;

  @BeforeAll
  static void start(SharedDemo demo) {
    client = demo.client();
  }

  @Test
  void closes_refuses_to_close_again_and_reopens() {
    var thread = opened();

    var closed = client.post(thread + "/close", "{\"reason\": \"resolved\", \"note\": \"Paid.\"}");
    var refused = client.post(thread + "/close", "{}");
    var reopened = client.post(thread + "/reopen");

    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.at("/closed/note")).isEqualTo("Paid.");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("/code")).isEqualTo("thread_already_closed");
    assertThat(refused.body().at("/allowed").toString()).contains("reopen");
    assertThat(reopened.at("/status")).isEqualTo("open");
  }

  @Test
  void snoozes_until_the_next_reply_which_wakes() {
    var thread = opened();

    var snoozed = client.post(thread + "/snooze", "{\"until_reply\": true}");
    var replied = client.post(thread + "/messages", "{\"text\": \"Any news?\"}");

    assertThat(snoozed.at("/status")).isEqualTo("snoozed");
    assertThat(replied.status()).isEqualTo(201);
    assertThat(replied.at("/thread/status")).isEqualTo("open");
  }

  @Test
  void assigns_answers_and_counts() {
    var thread = opened();

    var assigned =
        client.put(
            thread + "/assignee",
            "{\"type\": \"user\", \"id\": \"%s\"}".formatted(SeedThreads.MARK));
    var answered =
        client.post(thread + "/messages", "{\"kind\": \"outbound\", \"text\": \"Here I am.\"}");

    assertThat(assigned.at("/assignee/id")).isEqualTo(SeedThreads.MARK);
    assertThat(answered.status()).isEqualTo(201);
    var statistics = client.get(thread + "/statistics");
    assertThat(statistics.body().at("/assignments").asInt()).isEqualTo(1);
    assertThat(statistics.at("/first_reply_at")).isNotEqualTo("null");
    assertThat(client.get(thread + "/messages").body().at("/data")).hasSize(2);
  }

  @Test
  void finds_the_thread_that_intercom_knows() {
    var found = client.get("/v1/threads?external_ref=intercom:" + SeedThreads.INTERCOM_REFERENCE);

    assertThat(found.body().at("/data")).hasSize(1);
    assertThat(found.at("/data/0/title")).isEqualTo("Charged twice");
    assertThat(found.at("/data/0/assignee/id")).isEqualTo(SeedThreads.MARK);
  }

  @Test
  void has_threads_in_every_state() {
    for (var status : new String[] {"open", "snoozed", "closed"}) {
      var page = client.get("/v1/threads?limit=20&status=" + status);
      assertThat(page.body().at("/data")).as(status).hasSizeGreaterThan(10);
    }
    assertThat(client.get("/v1/threads?archived=true").body().at("/data")).hasSizeGreaterThan(5);
    assertThat(client.get("/v1/threads?escalated=true").body().at("/data")).hasSizeGreaterThan(5);
  }

  @Test
  void knows_the_agent_that_contactship_names() {
    var agent = client.get("/v1/teammates/" + SeedThreads.RECEPTION_AGENT);

    assertThat(agent.status()).isEqualTo(200);
    assertThat(agent.at("/kind")).isEqualTo("agent");
  }

  private static String opened() {
    var answer =
        client.post("/v1/threads", "{\"title\": \"New\", \"message\": {\"text\": \"Hi\"}}");
    assertThat(answer.status()).isEqualTo(201);
    return "/v1/threads/" + answer.at("/id");
  }
}
