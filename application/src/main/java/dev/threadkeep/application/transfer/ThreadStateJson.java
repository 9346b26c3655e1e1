package dev.threadkeep.application.transfer;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadStatus;

/** All that a thread is, by the names that the canonical API has for it. */
final class ThreadStateJson {
  private ThreadStateJson() {}

  static JsonObject of(ConversationThread thread) {
    var state = new ObjectWriter();
    putTo(state, thread);
    return state.toObject();
  }

  static void putTo(ObjectWriter to, ConversationThread thread) {
    to.putText("id", thread.id())
        .putText("number", thread.number())
        .putNumber("version", thread.version())
        .putText("title", thread.title());
    putStatus(to, thread.status());
    putAssignment(to, thread.assignment());
    to.putText("handling", ValueJson.word(thread.handling()))
        .putBoolean("escalated", thread.flags().escalated())
        .putBoolean("important", thread.flags().important())
        .putText("severity", ValueJson.word(thread.severity()))
        .putBoolean("archived", thread.flags().archived())
        .putBoolean("read", thread.reading().read())
        .putNumber("unread_messages", thread.reading().unreadMessages())
        .putText("internal_notes", thread.notes())
        .putAll("tags", thread.tags().names(), JsonText::new);
    putLinks(to, thread.links());
    to.putText("follow_up", thread.followUp())
        .put("attributes", thread.attributes().value())
        .put("opened_by", ValueJson.actor(thread.openedBy()))
        .putText("last_inbound_message_at", thread.activity().lastInbound())
        .putText("last_outbound_message_at", thread.activity().lastOutbound())
        .putText("last_state_change_at", thread.activity().lastStateChange())
        .putText("waiting_since", thread.activity().waitingSince())
        .putText("created_at", thread.createdAt())
        .putText("updated_at", thread.updatedAt());
  }

  private static void putStatus(ObjectWriter to, ThreadStatus status) {
    switch (status) {
      case ThreadStatus.Open() -> to.putText("status", "open");
      case ThreadStatus.Snoozed(SnoozeEnd.At(var until)) ->
          to.putText("status", "snoozed").putText("snoozed_until", until);
      case ThreadStatus.Snoozed(SnoozeEnd.NextReply()) ->
          to.putText("status", "snoozed").putBoolean("snoozed_until_reply", true);
      case ThreadStatus.Closed closed ->
          to.putText("status", "closed")
              .put(
                  "closed",
                  new ObjectWriter()
                      .putText("reason", closed.reason())
                      .putText("note", closed.note())
                      .put(
                          "stated",
                          closed.stated() == null ? null : ValueJson.stated(closed.stated()))
                      .putText("at", closed.at())
                      .put("by", ValueJson.actor(closed.by()))
                      .putBoolean("loop_closed", closed.loopClosed())
                      .toObject());
    }
  }

  private static void putAssignment(ObjectWriter to, Assignment assignment) {
    to.put(
            "assignee",
            assignment.assignee() == null ? null : ValueJson.assignee(assignment.assignee()))
        .putText("team_id", assignment.team());
  }

  private static void putLinks(ObjectWriter to, Links links) {
    to.put("channel", links.channel() == null ? null : ValueJson.channel(links.channel()))
        .putText("contact_id", links.contact())
        .putText("company_id", links.company())
        .putText("project_id", links.project())
        .putText("follow_up_of", links.followUpOf());
  }
}
