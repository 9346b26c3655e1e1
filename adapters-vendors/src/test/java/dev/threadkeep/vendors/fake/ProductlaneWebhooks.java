package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What Productlane's webhooks say beside their bodies. */
final class ProductlaneWebhooks {
  private ProductlaneWebhooks() {}

  static JsonNode read(String body) {
    try {
      return FakeService.JSON.readTree(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The event keeps its id however often it is delivered; each delivery has one of its own. */
  static Map<String, String> headers(JsonNode event, String body, String secret, Instant at) {
    var time = at.getEpochSecond();
    return Map.of(
        "Productlane-Event", event.path("type").asText(),
        "Productlane-Event-Id", event.path("id").asText(),
        "Productlane-Delivery-Id", "dlv_" + UUID.randomUUID(),
        "Productlane-Webhook-Id", "wh_1",
        "Productlane-Signature",
            "t=%d,v1=%s".formatted(time, Signatures.hmac("HmacSHA256", secret, time + "." + body)));
  }

  /** What an update is beside an update. */
  static List<String> kindsOf(JsonNode before, JsonNode after) {
    var kinds = new ArrayList<String>();
    Map.of(
            "status", "thread.status_changed",
            "assignee", "thread.assigned",
            "tags", "thread.tagged")
        .forEach(
            (member, kind) -> {
              if (!before.path(member).equals(after.path(member))) {
                kinds.add(kind);
              }
            });
    return kinds;
  }
}
