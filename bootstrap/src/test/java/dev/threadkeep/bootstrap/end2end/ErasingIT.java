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
             "message": {"text": "I am WORD", "author": {"type": "contact", "id": "CONTACT"}}}
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
}
