package dev.threadkeep.vendors.contextgpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Credentials;
import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContextgptHookTest {
  private static final String BODY = "{\"event\":\"NEW_MESSAGE\",\"data\":{\"threadId\":\"7\"}}";

  private static Hearing hear(Map<String, String> secrets, String token, String body) {
    var usual = AccessSettings.usual();
    return ContextgptHook.hear(
        new VendorAccess(
            new ConnectionId(new UUID(0, 1)),
            new Vendor("contextgpt"),
            1,
            "https://contextgpt.example",
            new Credentials(secrets),
            new AccessSettings(null, usual.timeout(), usual.reasonPlace(), List.of("bot"))),
        new Hook(Map.of("X-WEBHOOK-TOKEN", token), body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Hearing hear(String token, String body) {
    return hear(Map.of("webhook_secret", "secret"), token, body);
  }

  private static Hearing about(String chatbot) {
    return new Hearing.Genuine(
        null, new ExternalReference(ContextgptThread.CONTEXTGPT, chatbot, "7", null));
  }

  @Test
  void one_that_shows_the_secret_is_contextgpts_and_about_the_only_chatbot() {
    assertThat(hear("secret", BODY)).isEqualTo(about("bot"));
  }

  @Test
  void a_chatbot_that_is_named_goes_before_the_only_one() {
    assertThat(hear("secret", "{\"chatbotId\":\"other\",\"threadId\":\"7\"}"))
        .isEqualTo(about("other"));
  }

  @Test
  void one_about_no_thread_is_about_none() {
    assertThat(hear("secret", "{}")).isEqualTo(new Hearing.Genuine(null, null));
  }

  @Test
  void with_another_token_it_is_nobodys() {
    assertThat(hear("secre", BODY)).isEqualTo(new Hearing.Untrusted());
    assertThat(hear("", BODY)).isEqualTo(new Hearing.Untrusted());
  }

  @Test
  void without_a_secret_nobody_is_trusted() {
    assertThat(hear(Map.of("token", "t"), "", BODY)).isEqualTo(new Hearing.Untrusted());
  }
}
