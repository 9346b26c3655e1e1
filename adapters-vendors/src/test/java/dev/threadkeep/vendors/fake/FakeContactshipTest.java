package dev.threadkeep.vendors.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.vendors.fake.FakeContactship.ErrorShape;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeContactshipTest {
  private static final String THREAD = "/v1/thread/thr-1";

  private final FakeContactship contactship = FakeContactship.start("key");
  private final Asking asking = new Asking(contactship.url(), Map.of("x-api-key", "key"));

  @BeforeEach
  void open() {
    contactship.seed("thr-1");
  }

  @AfterEach
  void stop() {
    contactship.close();
  }

  @Test
  void shows_when_a_thread_was_opened_except_after_an_update() {
    var updated =
        asking.send(
            "PUT",
            THREAD,
            """
            {"status": "closed", "assignee": "agent-1", "assignee_type": "agent"}
            """);
    var read = asking.get(THREAD);

    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json().has("created_at")).isFalse();
    assertThat(read.json().has("created_at")).isTrue();
    assertThat(read.at("/status")).isEqualTo("closed");
    assertThat(read.at("/assignee")).isEqualTo("agent-1");
    assertThat(read.at("/assignee_type")).isEqualTo("agent");
  }

  @Test
  void unassigns_with_null() {
    asking.send("PUT", THREAD, "{\"assignee\": \"u\", \"assignee_type\": \"user\"}");

    asking.send("PUT", THREAD, "{\"assignee\": null}");

    assertThat(contactship.state("thr-1").path("assignee").isNull()).isTrue();
    assertThat(contactship.state("thr-1").path("assignee_type").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\": \"snoozed\"}",
        "{\"status\": null}",
        "{\"assignee\": \"u\"}",
        "{\"assignee\": 7, \"assignee_type\": \"user\"}",
        "{\"assignee\": \"u\", \"assignee_type\": \"team\"}",
        "{\"reason\": \"spam\"}",
        "[]",
        "no json"
      })
  void refuses_invalid_fields(String body) {
    var before = contactship.state("thr-1");

    var told = asking.send("PUT", THREAD, body);

    assertThat(told.status()).isEqualTo(400);
    assertThat(told.at("/statusCode")).isEqualTo("400");
    assertThat(contactship.state("thr-1")).isEqualTo(before);
  }

  @Test
  void errors_may_have_another_shape() {
    contactship.answersErrorsAs(ErrorShape.SUCCESS);

    var told = asking.get("/v1/thread/thr-2");

    assertThat(told.status()).isEqualTo(404);
    assertThat(told.json().has("statusCode")).isFalse();
    assertThat(told.at("/success")).isEqualTo("false");
  }

  @Test
  void refuses_whoever_has_no_key() {
    assertThat(asking.with("x-api-key", "other").get(THREAD).status()).isEqualTo(401);
    assertThat(
            new Asking(contactship.url(), Map.of("Authorization", "Bearer key"))
                .get(THREAD)
                .status())
        .isEqualTo(401);
  }

  @Test
  void lists_nothing() {
    assertThat(asking.get("/v1/thread").status()).isEqualTo(404);
    assertThat(asking.get("/v1/threads").status()).isEqualTo(404);
  }

  @Test
  void sends_to_the_contact_of_a_thread() {
    var sent = asking.send("POST", "/v1/waba/send", message("thr-1", "contact-of-thr-1"));

    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.at("/data/thread_id")).isEqualTo("thr-1");
    assertThat(asking.get("/v1/messages/" + sent.at("/data/message_id")).at("/content"))
        .isEqualTo("Hello");
    assertThat(contactship.timesSaid("thr-1")).isEqualTo(Map.of("Hello", 1L));
    assertThat(contactship.heard("thr-1")).hasSize(1);
  }

  @Test
  void sends_to_nobody_else() {
    assertThat(asking.send("POST", "/v1/waba/send", message("thr-1", "somebody")).status())
        .isEqualTo(400);
    assertThat(asking.send("POST", "/v1/waba/send", message("thr-2", "contact-of-thr-1")).status())
        .isEqualTo(404);
    assertThat(contactship.said("thr-1")).isEmpty();
  }

  @Test
  void sends_whatsapp_alone() {
    contactship.seed("thr-3", "INSTAGRAM");

    assertThat(asking.send("POST", "/v1/waba/send", message("thr-3", "contact-of-thr-3")).status())
        .isEqualTo(400);
  }

  private static String message(String thread, String contact) {
    return """
        {"channel_id": "chn_y0xspd9p1v7vla6wkwc2z01u", "contact_id": "%s", "content": "Hello",
         "thread_id": "%s"}
        """
        .formatted(contact, thread);
  }
}
