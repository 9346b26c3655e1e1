package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The request of Intercom's documentation, on the demo, whose conversation and admin are those that
 * it names.
 */
@OnTheDemo
class ClosingThroughIntercomIT {
  private static final String CONVERSATION =
      "/intercom/conversations/" + SeedThreads.INTERCOM_REFERENCE;

  private static Client client;

  @BeforeAll
  static void start(SharedDemo demo) {
    client = demo.client();
  }

  @Test
  void closes_with_words_and_all_who_are_asked_agree() {
    var closed =
        client.post(
            CONVERSATION + "/parts",
            """
            {
              "message_type": "close",
              "type": "admin",
              "admin_id": 5784329,
              "body": "Closed conversation because of X."
            }
            """);

    assertThat(closed.status()).as(closed.body().toString()).isEqualTo(200);
    assertThat(closed.at("/state")).isEqualTo("closed");
    assertThat(closed.at("/admin_assignee_id")).isEqualTo("814860");
    assertThat(closed.at("/contacts/contacts/0/id")).isEqualTo("5bc8f7ae2d96695c18a");
    assertThat(closed.at("/custom_attributes/issue_type")).isEqualTo("Billing");
    assertThat(closed.at("/statistics/last_closed_by_id")).isEqualTo("5784329");
    var parts = closed.body().at("/conversation_parts/conversation_parts");
    assertThat(parts.get(parts.size() - 1).path("body").asText())
        .isEqualTo("<p>Closed conversation because of X.</p>");
    assertThat(closed.body()).isEqualTo(client.get(CONVERSATION).body());

    var thread = client.get("/v1/threads?external_ref=intercom:" + SeedThreads.INTERCOM_REFERENCE);
    assertThat(thread.at("/data/0/status")).isEqualTo("closed");
    var id = thread.at("/data/0/id");
    assertThat(client.get("/v1/threads/%s/statistics".formatted(id)).at("/parts"))
        .isEqualTo(closed.at("/statistics/count_conversation_parts"));
  }

  @Test
  void lists_and_searches_the_whole_demo() {
    var listed = client.get("/intercom/conversations?per_page=150");
    var found =
        client.post(
            "/intercom/conversations/search",
            """
            {"query": {"operator": "AND", "value": [
              {"field": "state", "operator": "=", "value": "snoozed"},
              {"field": "source.body", "operator": "~", "value": "the"}]}}
            """);

    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.body().path("conversations").size()).isGreaterThan(20);
    assertThat(found.status()).as(found.body().toString()).isEqualTo(200);
    assertThat(found.body().path("conversations")).isNotEmpty();
    assertThat(found.body().path("conversations"))
        .allSatisfy(shown -> assertThat(shown.path("state").asText()).isEqualTo("snoozed"));
  }
}
