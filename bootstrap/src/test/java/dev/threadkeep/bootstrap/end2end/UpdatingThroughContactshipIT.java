package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The requests of Contactship's documentation, on the demo, which has what they name. */
@OnTheDemo
class UpdatingThroughContactshipIT {
  private static final String DOCUMENTED =
      "/contactship/v1/thread/thr-b2c3d4e5-f6a7-8901-bcde-f12345678901";
  private static final String AGENT = "agent-a1b2c3d4-e5f6-7890-abcd-ef1234567890";
  private static final String ASSIGN_TO_AGENT =
      "{\"assignee\": \"%s\", \"assignee_type\": \"agent\"}".formatted(AGENT);

  private static Client client;

  @BeforeAll
  static void start(SharedDemo demo) {
    client = demo.client();
  }

  @Test
  void assigns_and_closes_and_all_who_are_asked_agree() {
    var assigned = client.put(DOCUMENTED, ASSIGN_TO_AGENT);
    var closed = client.put(DOCUMENTED, "{\"status\": \"closed\"}");
    var again = client.put(DOCUMENTED, "{\"status\": \"closed\"}");
    var read = client.get(DOCUMENTED);

    assertThat(assigned.status()).as(assigned.body().toString()).isEqualTo(200);
    assertThat(assigned.at("/assignee")).isEqualTo(AGENT);
    assertThat(assigned.at("/assignee_type")).isEqualTo("agent");
    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.at("/id")).isEqualTo("thr-" + SeedThreads.CONTACTSHIP);
    assertThat(closed.at("/channel_id")).isEqualTo("chn_y0xspd9p1v7vla6wkwc2z01u");
    assertThat(closed.at("/channel_type")).isEqualTo("WABA");
    assertThat(closed.at("/contact_id")).isEqualTo("c1d2e3f4-a5b6-7890-cdef-123456789012");
    assertThat(closed.at("/organization_id")).startsWith("org-");
    assertThat(closed.at("/status")).isEqualTo("closed");
    assertThat(closed.body().has("created_at")).isFalse();
    assertThat(again.body()).isEqualTo(closed.body());
    assertThat(read.at("/created_at")).isNotEmpty();

    var thread = client.get("/v1/threads/" + SeedThreads.CONTACTSHIP);
    assertThat(thread.at("/status")).isEqualTo("closed");
    assertThat(thread.at("/assignee/id")).isEqualTo(SeedThreads.RECEPTION_AGENT);
  }

  @Test
  void changes_nothing_where_it_refuses() {
    var path = "/contactship/v1/thread/thr-" + SeedThreads.FEATHER;
    var before = client.get("/v1/threads/" + SeedThreads.FEATHER).body();

    var unknownAssignee =
        client.put(
            path,
            "{\"status\": \"closed\", \"assignee\": \"%s\", \"assignee_type\": \"user\"}"
                .formatted(SeedThreads.NOBODYS));
    var wrongType = client.put(path, ASSIGN_TO_AGENT.replace("\"agent\"", "\"user\""));
    var unknownStatus = client.put(path, "{\"status\": \"snoozed\"}");

    assertThat(unknownAssignee.status()).isEqualTo(400);
    assertThat(unknownAssignee.at("/message")).startsWith("#/assignee ");
    assertThat(wrongType.status()).isEqualTo(400);
    assertThat(unknownStatus.status()).isEqualTo(400);
    assertThat(client.get("/v1/threads/" + SeedThreads.FEATHER).body()).isEqualTo(before);
  }

  @Test
  void does_not_find_what_is_not_there() {
    var answer = client.put("/contactship/v1/thread/thr-" + SeedThreads.NOBODYS, ASSIGN_TO_AGENT);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().toString())
        .isEqualTo(
            "{\"statusCode\":404,"
                + "\"message\":\"Thread not found or does not belong to your organization\","
                + "\"error\":\"Not Found\"}");
  }

  @Test
  void reads_a_message_of_the_demo() {
    var messages = client.get("/v1/threads/%s/messages".formatted(SeedThreads.CONTACTSHIP));
    var id = messages.at("/data/0/id");

    var message = client.get("/contactship/v1/messages/msg-" + id);

    assertThat(message.status()).isEqualTo(200);
    assertThat(message.at("/id")).isEqualTo("msg-" + id);
    assertThat(message.at("/thread_id")).isEqualTo("thr-" + SeedThreads.CONTACTSHIP);
    assertThat(message.at("/role")).isEqualTo("human");
    assertThat(message.at("/source")).isEqualTo("whatsapp");
    assertThat(message.at("/sender_id")).isEqualTo("c1d2e3f4-a5b6-7890-cdef-123456789012");
  }
}
