package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** What Intercom's conversations look like. */
final class IntercomConversations {
  static final int FIRST_PART = 1_001;

  private static final int MOST_PARTS = 500;
  private static final int WITH_TITLE = 13;

  private IntercomConversations() {}

  static FakeThread opened(String id, Instant now) {
    var shown =
        FakeService.JSON
            .createObjectNode()
            .put("type", "conversation")
            .put("id", id)
            .putNull("title")
            .put("created_at", now.getEpochSecond())
            .put("waiting_since", now.getEpochSecond())
            .putNull("snoozed_until")
            .put("open", true)
            .put("state", "open")
            .put("read", false)
            .put("priority", "not_priority")
            .putNull("admin_assignee_id")
            .putNull("team_assignee_id");
    shown.putObject("tags").put("type", "tag.list").putArray("tags");
    shown
        .putObject("contacts")
        .put("type", "contact.list")
        .putArray("contacts")
        .addObject()
        .put("type", "contact")
        .put("id", "contact-of-" + id);
    shown.putObject("teammates").put("type", "admin.list").putArray("admins");
    shown
        .putObject("source")
        .put("type", "conversation")
        .put("id", "source-of-" + id)
        .put("delivered_as", "customer_initiated")
        .put("subject", "")
        .put("body", "<p>Hi</p>");
    shown.putObject("custom_attributes");
    shown.putObject("topics").put("type", "topic.list").put("total_count", 0).putArray("topics");
    List.of("first_contact_reply", "sla_applied", "conversation_rating", "statistics")
        .forEach(shown::putNull);
    var thread = new FakeThread(id, shown, now);
    thread.hidden().putArray("parts");
    return thread;
  }

  static ArrayNode parts(FakeThread thread) {
    return (ArrayNode) thread.hidden().get("parts");
  }

  /** With its newest parts. */
  static ObjectNode whole(FakeThread thread, boolean plain) {
    var whole = thread.shown().deepCopy();
    var parts = parts(thread);
    var list =
        whole
            .putObject("conversation_parts")
            .put("type", "conversation_part.list")
            .put("total_count", parts.size())
            .putArray("conversation_parts");
    for (int each = Math.max(0, parts.size() - MOST_PARTS); each < parts.size(); each++) {
      ObjectNode part = parts.get(each).deepCopy();
      if (plain && part.path("body").isTextual()) {
        part.put("body", Markup.plain(part.path("body").textValue()));
      }
      list.add(part);
    }
    return whole;
  }

  /** What an update may change in this version; all else in it is overlooked. */
  static void update(ObjectNode shown, JsonNode update, int version) {
    if (update.has("read") && !update.path("read").isBoolean()) {
      throw IntercomErrors.refused(400, "parameter_invalid", "read is not a boolean");
    }
    if (update.has("custom_attributes") && !update.path("custom_attributes").isObject()) {
      throw IntercomErrors.refused(400, "parameter_invalid", "custom_attributes is not an object");
    }
    if (update.has("read")) {
      shown.set("read", update.path("read"));
    }
    if (update.has("title") && version >= WITH_TITLE) {
      shown.set("title", update.path("title"));
    }
    update
        .path("custom_attributes")
        .properties()
        .forEach(
            each ->
                shown.withObjectProperty("custom_attributes").set(each.getKey(), each.getValue()));
  }

  static void tag(ObjectNode shown, ObjectNode tag, Instant now) {
    untag(shown, tag.path("id").asText());
    ((ArrayNode) shown.at("/tags/tags"))
        .add(tag.deepCopy().put("applied_at", now.getEpochSecond()));
  }

  /** Whether it was there to be taken off. */
  static boolean untag(ObjectNode shown, String id) {
    var tags = (ArrayNode) shown.at("/tags/tags");
    for (int each = 0; each < tags.size(); each++) {
      if (tags.get(each).path("id").asText().equals(id)) {
        tags.remove(each);
        return true;
      }
    }
    return false;
  }

  static String html(String text) {
    return text.startsWith("<p>") ? text : "<p>%s</p>".formatted(text);
  }
}
