package dev.threadkeep.vendors.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntercomHookTest {
  private static final String CLOSED =
      "{\"type\":\"notification_event\",\"id\":\"notif_1\",\"topic\":\"conversation.admin.closed\",\"data\":{\"item\":{\"type\":\"conversation\",\"id\":\"123\"}}}";
  private static final String SIGNATURE = "sha1=ddf4faa6c9d5f35882444dc7c1647f18afa7ef45";
  private static final ExternalReference CONVERSATION =
      new ExternalReference(IntercomConversation.INTERCOM, "123");

  private static Hearing hear(String secret, String signature, String body) {
    return IntercomHook.hear(
        Optional.ofNullable(secret),
        new Hook(Map.of("x-hub-signature", signature), body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void one_that_is_signed_with_the_apps_secret_is_intercoms() {
    assertThat(hear("secret", SIGNATURE, CLOSED))
        .isEqualTo(new Hearing.Genuine("notif_1", CONVERSATION));
  }

  @Test
  void a_part_names_its_conversation() {
    assertThat(
            hear(
                "secret",
                "sha1=ee12a7334731c532bbe1e99d7d2a9d68ff7b660e",
                "{\"id\":\"notif_2\",\"data\":{\"item\":{\"type\":\"conversation_part\",\"id\":\"9\",\"conversation_id\":\"123\"}}}"))
        .isEqualTo(new Hearing.Genuine("notif_2", CONVERSATION));
  }

  @Test
  void one_about_no_conversation_is_about_none() {
    assertThat(hear("secret", "sha1=aac593384ba12b93f8b570492936b8faf782a7be", "ping"))
        .isEqualTo(new Hearing.Genuine(null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha1=",
        "ddf4faa6c9d5f35882444dc7c1647f18afa7ef45",
        "sha256=ddf4faa6c9d5f35882444dc7c1647f18afa7ef45",
        "sha1=0000000000000000000000000000000000000000"
      })
  void with_another_signature_it_is_nobodys(String signature) {
    assertThat(hear("secret", signature, CLOSED)).isEqualTo(new Hearing.Untrusted());
  }

  @Test
  void with_another_body_it_is_nobodys() {
    assertThat(hear("secret", SIGNATURE, CLOSED + " ")).isEqualTo(new Hearing.Untrusted());
  }

  @Test
  void without_a_secret_nobody_is_trusted() {
    assertThat(hear(null, SIGNATURE, CLOSED)).isEqualTo(new Hearing.Untrusted());
  }

  @Test
  void without_a_signature_it_is_nobodys() {
    assertThat(IntercomHook.hear(Optional.of("secret"), new Hook(Map.of(), new byte[0])))
        .isEqualTo(new Hearing.Untrusted());
  }
}
