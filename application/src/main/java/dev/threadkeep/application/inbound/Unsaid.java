package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.vendor.Vendor;

/** Knows what a thread is like of which nobody has said anything. */
final class Unsaid {
  private Unsaid() {}

  /** Whether the register has in it what it has in any thread to begin with. */
  static boolean is(ConversationThread thread, Register register, Vendor vendor) {
    return switch (register) {
      case STATUS -> thread.status() instanceof ThreadStatus.Open;
      case CLOSE_REASON, LOOP_CLOSED -> !thread.isClosed();
      case ASSIGNEE -> thread.assignment().assignee() == null;
      case TEAM -> thread.assignment().team() == null;
      case HANDLING -> thread.handling() == Handling.HUMAN;
      case ESCALATED -> !thread.flags().escalated();
      case IMPORTANT -> !thread.flags().important();
      case SEVERITY -> thread.severity() == Severity.UNKNOWN;
      case ARCHIVED -> !thread.flags().archived();
      // What the contact says makes it unread by itself.
      case READ -> true;
      case TITLE -> thread.title() == null;
      case NOTES -> thread.notes() == null;
      case TAGS -> thread.tags().all().isEmpty();
      case CONTACT -> thread.links().contact() == null;
      case COMPANY -> thread.links().company() == null;
      case PROJECT -> thread.links().project() == null;
      case ATTRIBUTES ->
          !(thread.attributes().value().members().get(vendor.name()) instanceof JsonObject);
    };
  }
}
