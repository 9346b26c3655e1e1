package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** What Productlane's threads are and become. */
final class ProductlaneThreads {
  private static final String STATUS = "status";
  private static final String SNOOZED_UNTIL = "snoozed_until";

  private ProductlaneThreads() {}

  static FakeThread opened(String id, String origin, ObjectNode contact, Instant now) {
    var shown =
        FakeService.JSON
            .createObjectNode()
            .put("id", id)
            .put("created_at", Times.text(now))
            .putNull("title")
            .put("text", "It does not print")
            .put("pain_level", "UNKNOWN")
            .put("origin", origin)
            .put(STATUS, "open")
            .put("tab", "open")
            .putNull(SNOOZED_UNTIL)
            .put("last_inbound_message_at", Times.text(now))
            .put("is_read", false);
    List.of(
            "last_outbound_message_at",
            "last_state_change_at",
            "company",
            "assignee",
            "reporter",
            "ai_draft_html",
            "ai_draft_sources",
            "ai_draft_generated_at",
            "ai_draft_started_at",
            "ai_draft_error_at")
        .forEach(shown::putNull);
    shown.set("contact", contact);
    shown.putArray("tags");
    shown.putArray("customer_needs");
    shown.putObject("external_ids");
    return new FakeThread(id, shown, now);
  }

  /** Carries out an update that nothing is wrong with. */
  static void update(
      FakeThread thread, JsonNode update, ProductlaneDirectory directory, Instant now) {
    var shown = thread.shown();
    for (var member : List.of("text", "title", "pain_level")) {
      if (update.has(member)) {
        shown.set(member, update.path(member));
      }
    }
    for (var member : List.of("project_id", "closed_loop")) {
      if (update.has(member)) {
        thread.hidden().set(member, update.path(member));
      }
    }
    if (update.has("assignee_id")) {
      var id = update.path("assignee_id").textValue();
      shown.set("assignee", id == null ? null : directory.userOf(id));
    }
    if (update.has("contact_id")) {
      shown.set("contact", directory.contactOf(update.path("contact_id").textValue()));
    }
    if (update.has("company_id")) {
      var id = update.path("company_id").textValue();
      shown.set("company", id == null ? null : directory.companyOf(id));
      if (shown.path("contact") instanceof ObjectNode contact) {
        contact.put("company_id", id);
      }
    }
    if (update.has("tag_ids")) {
      var tags = shown.putArray("tags");
      update.path("tag_ids").forEach(id -> tags.add(directory.tagOf(id.textValue())));
    }
    draft(shown, update, now);
    move(shown, update, now);
  }

  private static void draft(ObjectNode shown, JsonNode update, Instant now) {
    if (update.has("ai_draft_html")) {
      var html = update.path("ai_draft_html").textValue();
      var none = html == null || html.isEmpty();
      shown
          .put("ai_draft_html", none ? null : html)
          .put("ai_draft_generated_at", none ? null : Times.text(now))
          .putNull("ai_draft_started_at")
          .putNull("ai_draft_error_at");
    }
    if (update.has("ai_draft_sources")) {
      shown.set("ai_draft_sources", update.path("ai_draft_sources"));
    }
    if (update.path("clear_ai_draft_error").booleanValue()) {
      shown.putNull("ai_draft_error_at");
    }
  }

  private static void move(ObjectNode shown, JsonNode update, Instant now) {
    if (!update.has(STATUS)) {
      return;
    }
    var status = update.path(STATUS).textValue();
    if (!shown.path(STATUS).asText().equals(status)) {
      shown.put("last_state_change_at", Times.text(now));
    }
    shown.put(STATUS, status).put("tab", status);
    shown.put(
        SNOOZED_UNTIL,
        status.equals("snoozed")
            ? Times.text(Times.read(update.path(SNOOZED_UNTIL).textValue()).orElseThrow())
            : null);
  }

  /** A message or a comment, as it is shown. */
  static ObjectNode post(FakeThread thread, int number) {
    var said = thread.said().get(number - 1);
    return FakeService.JSON
        .createObjectNode()
        .put("id", "%s_%s_%d".formatted(said.kind(), thread.id(), number))
        .put("thread_id", thread.id())
        .put("content", said.text())
        .put("created_at", Times.text(said.at()));
  }
}
