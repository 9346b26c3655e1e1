package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;

/** What is done in a conversation: each thing adds a part to it. */
final class IntercomParts {
  private static final String NOBODY = "0";
  private static final String STATE = "state";
  private static final String SNOOZED_UNTIL = "snoozed_until";
  private static final Set<String> ASSIGNABLE = Set.of("admin", "team");

  private final IntercomDirectory directory;

  IntercomParts(IntercomDirectory directory) {
    this.directory = directory;
  }

  /** Does what is asked by an admin; returns the topic that it is told of under. */
  String act(FakeThread thread, JsonNode body, Instant now) {
    if (!body.path("message_type").isTextual()) {
      throw IntercomErrors.missing("message_type");
    }
    return switch (body.path("message_type").textValue()) {
      case "close" -> close(thread, body, now);
      case "open" -> open(thread, body, now);
      case "snoozed" -> snooze(thread, body, now);
      case "assignment" -> assign(thread, body, now);
      case "comment" -> reply(thread, "comment", "conversation.admin.replied", body, now);
      case "note" -> reply(thread, "note", "conversation.admin.noted", body, now);
      default -> throw noOption();
    };
  }

  private static RefusedException noOption() {
    return IntercomErrors.refused(400, "parameter_invalid", "Type isn't an option");
  }

  private String close(FakeThread thread, JsonNode body, Instant now) {
    if (!body.path("type").asText().equals("admin")) {
      throw noOption();
    }
    var admin = directory.admin(body.path("admin_id"));
    move(thread.shown(), "closed", null);
    part(thread, "close", body.path("body"), admin, now);
    return "conversation.admin.closed";
  }

  private String open(FakeThread thread, JsonNode body, Instant now) {
    var admin = directory.admin(body.path("admin_id"));
    var snoozed = thread.shown().path(STATE).asText().equals("snoozed");
    move(thread.shown(), "open", null);
    thread.shown().put("read", true);
    part(thread, "open", body.path("body"), admin, now);
    return snoozed ? "conversation.admin.unsnoozed" : "conversation.admin.opened";
  }

  private String snooze(FakeThread thread, JsonNode body, Instant now) {
    var admin = directory.admin(body.path("admin_id"));
    var until = body.path(SNOOZED_UNTIL);
    if (until.isMissingNode()) {
      throw IntercomErrors.missing(SNOOZED_UNTIL);
    }
    if (!until.asText().matches("\\d{1,10}")) {
      throw IntercomErrors.refused(400, "parameter_invalid", "snoozed_until is invalid");
    }
    move(thread.shown(), "snoozed", Long.valueOf(until.asText()));
    part(thread, "snoozed", FakeService.JSON.nullNode(), admin, now);
    return "conversation.admin.snoozed";
  }

  /** Opens what is closed. */
  private String assign(FakeThread thread, JsonNode body, Instant now) {
    var type = body.path("type").asText();
    if (!ASSIGNABLE.contains(type)) {
      throw noOption();
    }
    var admin = directory.admin(body.path("admin_id"));
    var assignee = directory.assignee(type, body.path("assignee_id"));
    var shown = thread.shown();
    var slot = type + "_assignee_id";
    if (assignee.equals(NOBODY)) {
      shown.putNull(slot);
    } else {
      shown.put(slot, Long.parseLong(assignee));
    }
    var closed = shown.path(STATE).asText().equals("closed");
    if (closed) {
      move(shown, "open", null);
    }
    part(thread, closed ? "assign_and_reopen" : "assignment", body.path("body"), admin, now)
        .putObject("assigned_to")
        .put("type", type)
        .put("id", assignee);
    return closed ? "conversation.admin.open.assigned" : "conversation.admin.assigned";
  }

  /** Leaves the state as it is. */
  private String reply(FakeThread thread, String type, String topic, JsonNode body, Instant now) {
    if (!body.path("type").asText("admin").startsWith("admin")) {
      throw noOption();
    }
    var admin = directory.admin(body.path("admin_id"));
    if (!body.path("body").isTextual() || body.path("body").textValue().isBlank()) {
      throw IntercomErrors.missing("body");
    }
    if (type.equals("comment")) {
      thread.shown().putNull("waiting_since");
    }
    part(thread, type, body.path("body"), admin, now);
    return topic;
  }

  void contactReplies(FakeThread thread, String text, Instant now) {
    var open = thread.shown().path(STATE).asText().equals("open");
    move(thread.shown(), "open", null);
    thread.shown().put("waiting_since", now.getEpochSecond()).put("read", false);
    var contact =
        FakeService.JSON
            .createObjectNode()
            .put("type", "user")
            .put("id", thread.shown().at("/contacts/contacts/0/id").asText());
    part(
        thread,
        open ? "comment" : "open",
        FakeService.JSON.getNodeFactory().textNode(text),
        contact,
        now);
  }

  private static void move(ObjectNode shown, String state, Long until) {
    shown.put(STATE, state).put("open", !state.equals("closed")).put(SNOOZED_UNTIL, until);
  }

  private static ObjectNode part(
      FakeThread thread, String type, JsonNode body, ObjectNode author, Instant now) {
    var parts = IntercomConversations.parts(thread);
    var part =
        FakeService.JSON
            .createObjectNode()
            .put("type", "conversation_part")
            .put("id", String.valueOf(IntercomConversations.FIRST_PART + parts.size()))
            .put("part_type", type)
            .put("body", body.isTextual() ? IntercomConversations.html(body.textValue()) : null)
            .put("created_at", now.getEpochSecond())
            .put("updated_at", now.getEpochSecond())
            .put("notified_at", now.getEpochSecond())
            .putNull("assigned_to");
    part.set("author", author);
    part.putArray("attachments");
    part.putNull("external_id").put("redacted", false);
    parts.add(part);
    return part;
  }
}
