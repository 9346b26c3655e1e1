package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A contact is erased, and no API knows the name any more. That histories fold, the demo checks.
 */
@OnTheDemo
class ErasingIT {
  private static final String WORD = "Lovelace";

  private static Client client;

  @BeforeAll
  static void start(SharedDemo demo) {
    client = new Client(demo.service().url(), demo.keyOf("which erases", "admin"));
  }

  @Test
  void an_erased_contact_is_gone_from_every_api() {
    var contact = client.post("/v1/contacts", "{\"name\": \"Ada %s\"}".formatted(WORD)).at("/id");
    var opened =
        client.post(
            "/v1/threads",
            """
            {"title": "WORD asks", "contact_id": "CONTACT", "channel": {"type": "sms", "from": "WORD"},
             "message": {"text": "I am WORD", "author": {"type": "contact"}}}
            """
                .replace("CONTACT", contact)
                .replace("WORD", WORD));
    var thread = opened.at("/id");
    client.post("/v1/threads/" + thread + "/close", "{\"note\": \"%s\"}".formatted(WORD));
    assertThat(client.get("/v1/threads?q=lovelace").at("/data/0/id")).isEqualTo(thread);

    var erased = client.post("/v1/contacts/" + contact + "/erase");

    assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);
    assertThat(erased.at("/threads")).isEqualTo("1");
    for (var path :
        List.of(
            "/v1/contacts/" + contact,
            "/v1/threads?contact=" + contact,
            "/v1/threads?q=lovelace",
            "/v1/threads/" + thread + "/timeline",
            "/v1/threads/" + thread + "/messages",
            "/v1/audit",
            "/feather/api/v1/threads/" + thread,
            "/contactship/v1/thread/thr-" + thread,
            "/intercom/conversations/" + opened.at("/number"),
            "/productlane/api/v2/threads/" + thread)) {
      var shown = client.get(path);
      assertThat(shown.status()).as(path).isEqualTo(200);
      assertThat(shown.body().toString()).as(path).doesNotContain(WORD);
    }
  }

  @Test
  void whoever_was_deleted_is_erased_from_threads_and_jobs() {
    var contact = client.post("/v1/contacts", "{\"name\": \"Ada %s\"}".formatted(WORD)).at("/id");
    var left =
        client
            .post(
                "/v1/threads",
                "{\"title\": \"%s left\", \"contact_id\": \"%s\"}".formatted(WORD, contact))
            .at("/id");
    client.patch("/v1/threads/" + left, "{\"contact_id\": null}");
    var job =
        client
            .post(
                "/v1/threads/bulk-by-filter",
                """
                {"filter": {"contact": "%s"}, "commands": [{"type": "archive", "note": "%s"}]}
                """
                    .formatted(contact, WORD))
            .at("/id");
    assertThat(client.delete("/v1/contacts/" + contact).status()).isEqualTo(204);

    var erased = client.post("/v1/contacts/" + contact + "/erase");

    assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);
    assertThat(erased.body().path("contact").isNull()).isTrue();
    assertThat(List.of(erased.at("/threads"), erased.at("/jobs"))).containsOnly("1");
    assertThat(client.get("/v1/jobs/" + job).at("/erased")).isEqualTo("true");
    for (var path :
        List.of("/v1/threads/" + left, "/v1/threads/" + left + "/timeline", "/v1/jobs")) {
      assertThat(client.get(path).body().toString()).as(path).doesNotContain(WORD);
    }
  }
}
