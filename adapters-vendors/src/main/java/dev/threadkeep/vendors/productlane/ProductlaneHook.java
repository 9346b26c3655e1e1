package dev.threadkeep.vendors.productlane;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.HookProof;
import dev.threadkeep.vendors.http.HookProof.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Productlane's webhooks, signed together with the time at which they were sent. */
final class ProductlaneHook {
  private static final String SIGNATURE = "Productlane-Signature";

  /** How old one may be, or by how much its clock may be ahead. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private ProductlaneHook() {}

  static Hearing hear(Optional<String> secret, Hook hook, Instant now) {
    var fields =
        hook.header(SIGNATURE)
            .map(header -> Arrays.asList(header.split(",", -1)))
            .orElse(List.of());
    var time = values(fields, "t=").stream().findFirst();
    if (secret.isEmpty()
        || time.filter(text -> isRecent(text, now)).isEmpty()
        || values(fields, "v1=").stream()
            .noneMatch(
                signature ->
                    HookProof.isSigned(
                        Algorithm.SHA256,
                        secret.get(),
                        signature,
                        (time.get() + ".").getBytes(StandardCharsets.UTF_8),
                        hook.body()))) {
      return new Hearing.Untrusted();
    }
    var said = HookProof.said(hook);
    return new Hearing.Genuine(Fields.text(said.path("id")), thread(said).orElse(null));
  }

  private static List<String> values(List<String> fields, String name) {
    return fields.stream()
        .map(String::strip)
        .filter(field -> field.startsWith(name))
        .map(field -> field.substring(name.length()))
        .toList();
  }

  private static boolean isRecent(String seconds, Instant now) {
    try {
      var sent = Instant.ofEpochSecond(Long.parseLong(seconds));
      return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
      return false;
    }
  }

  private static Optional<ExternalReference> thread(JsonNode said) {
    // Productlane's pages show what was changed either as the data or as a snapshot within it.
    var data = said.path("data").has("snapshot") ? said.at("/data/snapshot") : said.path("data");
    var isThread = said.path("type").asText().startsWith("thread.");
    return Fields.reference(
        ProductlaneThread.PRODUCTLANE, "", isThread ? data.path("id") : data.path("thread_id"));
  }
}
