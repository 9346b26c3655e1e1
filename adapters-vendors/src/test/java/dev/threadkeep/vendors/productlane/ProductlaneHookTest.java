package dev.threadkeep.vendors.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductlaneHookTest {
  private static final Instant SENT = Instant.parse("2026-11-20T12:00:00Z");
  private static final String BODY =
      "{\"id\":\"evt_1\",\"type\":\"thread.status_changed\",\"data\":{\"id\":\"th_1\"}}";
  private static final String HASH =
      "099ebf2b95df9f5e239897d725845e286e3cad9c65e024027b542b69cc626dbd";
  private static final String SIGNATURE = "t=1795176000,v1=" + HASH;
  private static final ExternalReference THREAD =
      new ExternalReference(ProductlaneThread.PRODUCTLANE, "th_1");

  private static Hearing hear(String signature, String body, Instant now) {
    return ProductlaneHook.hear(
        Optional.of("secret"),
        new Hook(Map.of("Productlane-Signature", signature), body.getBytes(StandardCharsets.UTF_8)),
        now);
  }

  @Test
  void one_that_is_signed_with_its_time_is_productlanes() {
    assertThat(hear(SIGNATURE, BODY, SENT)).isEqualTo(new Hearing.Genuine("evt_1", THREAD));
  }

  @Test
  void what_is_about_a_message_names_its_thread() {
    assertThat(
            hear(
                "t=1795176000,v1=81e6a35bb924fded5597e23c519341127bf88f1b0a30396c0201fcf926d98f0d",
                "{\"id\":\"evt_2\",\"type\":\"message.received\",\"data\":{\"id\":\"m_1\",\"thread_id\":\"th_1\"}}",
                SENT))
        .isEqualTo(new Hearing.Genuine("evt_2", THREAD));
  }

  @Test
  void a_snapshot_tells_what_it_is_about_too() {
    var body =
        "{\"id\":\"evt_3\",\"type\":\"thread.assigned\",\"data\":{\"snapshot\":{\"id\":\"th_1\"}}}";

    assertThat(
            hear(
                "t=1795176000,v1=32190c9970d2df9dcf2bf2cf2c1f97d5bba0a4a95c7be442890b700474a940b5",
                body,
                SENT))
        .isEqualTo(new Hearing.Genuine("evt_3", THREAD));
  }

  @Test
  void one_of_several_signatures_will_do() {
    assertThat(hear(SIGNATURE.replace("v1=", "v1=00,v1="), BODY, SENT))
        .isInstanceOf(Hearing.Genuine.class);
  }

  @Test
  void five_minutes_later_it_still_is_and_no_longer() {
    assertThat(hear(SIGNATURE, BODY, SENT.plusSeconds(300))).isInstanceOf(Hearing.Genuine.class);
    assertThat(hear(SIGNATURE, BODY, SENT.plusSeconds(301))).isEqualTo(new Hearing.Untrusted());
    assertThat(hear(SIGNATURE, BODY, SENT.minusSeconds(301))).isEqualTo(new Hearing.Untrusted());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1=" + HASH,
        "t=1795176000",
        "t=1795176001,v1=" + HASH,
        "t=soon,v1=" + HASH,
        "t=9223372036854775807,v1=" + HASH
      })
  void with_another_signature_it_is_nobodys(String signature) {
    assertThat(hear(signature, BODY, SENT)).isEqualTo(new Hearing.Untrusted());
  }

  @Test
  void with_another_body_it_is_nobodys() {
    assertThat(hear(SIGNATURE, BODY + " ", SENT)).isEqualTo(new Hearing.Untrusted());
  }

  @Test
  void without_a_secret_nobody_is_trusted() {
    var hook =
        new Hook(Map.of("Productlane-Signature", SIGNATURE), BODY.getBytes(StandardCharsets.UTF_8));

    assertThat(ProductlaneHook.hear(Optional.empty(), hook, SENT))
        .isEqualTo(new Hearing.Untrusted());
  }
}
