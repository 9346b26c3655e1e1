package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.insight.ConversationPart;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.Occasion;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import java.util.Locale;

/** What Intercom calls the parts of a conversation. */
enum PartType {
  CLOSE,
  OPEN,
  SNOOZED,
  UNSNOOZED,
  ASSIGNMENT,
  ASSIGN_AND_REOPEN,
  COMMENT,
  NOTE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PartType of(ConversationPart part) {
    if (part.events().stream().anyMatch(PartType::isAssignment)
        || goesWith(part, Occasion.ASSIGNMENT)) {
      return has(part, ThreadEvent.Reopened.class) ? ASSIGN_AND_REOPEN : ASSIGNMENT;
    }
    if (has(part, ThreadEvent.Closed.class) || goesWith(part, Occasion.CLOSE)) {
      return CLOSE;
    }
    return has(part, ThreadEvent.Reopened.class) ? OPEN : single(part.events().getFirst());
  }

  private static PartType single(RecordedEvent recorded) {
    if (recorded.event() instanceof ThreadEvent.Snoozed) {
      return SNOOZED;
    }
    if (recorded.event() instanceof ThreadEvent.Woken) {
      return isByHand(recorded.by()) ? OPEN : UNSNOOZED;
    }
    return recorded.event() instanceof ThreadEvent.MessageRecorded said
            && said.kind() == MessageKind.INTERNAL
        ? NOTE
        : COMMENT;
  }

  /** Who opens a snoozed conversation opens it; else its snooze ended. */
  private static boolean isByHand(Actor actor) {
    return switch (actor) {
      case Actor.User _, Actor.Agent _, Actor.Key _, Actor.ByVendor _ -> true;
      case Actor.Contact _, Actor.Timer _, Actor.Policy _, Actor.Operator _ -> false;
    };
  }

  private static boolean isAssignment(RecordedEvent recorded) {
    return recorded.event() instanceof ThreadEvent.Assigned
        || recorded.event() instanceof ThreadEvent.Unassigned
        || recorded.event() instanceof ThreadEvent.TeamAssigned
        || recorded.event() instanceof ThreadEvent.TeamUnassigned;
  }

  private static boolean goesWith(ConversationPart part, Occasion occasion) {
    return part.events().stream()
        .anyMatch(
            recorded ->
                recorded.event() instanceof ThreadEvent.MessageRecorded said
                    && said.with() == occasion);
  }

  private static boolean has(ConversationPart part, Class<? extends ThreadEvent> type) {
    return part.events().stream().anyMatch(recorded -> type.isInstance(recorded.event()));
  }
}
