package dev.threadkeep.domain.insight;

import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a conversation as people read it: a message after the first, a note, a close, a
 * reopening, a snooze, a wake or an assignment. What one change did is one part where it is one to
 * people: the words that went with a close or an assignment, the assignment that reopened, the
 * message by which the contact came back.
 *
 * @param events in their order, at least one
 */
public record ConversationPart(List<RecordedEvent> events) {

  public ConversationPart {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a part without an event");
    }
  }

  /** The parts of a conversation with this whole history, in order. */
  public static List<ConversationPart> of(List<RecordedEvent> history) {
    var parts = new ArrayList<ConversationPart>();
    List<RecordedEvent> open = new ArrayList<>();
    boolean hasSource = false;
    for (var next : history) {
      boolean isSource = !hasSource && isConversation(next.event());
      hasSource |= isSource;
      if (!open.isEmpty() && !goesOn(open, next)) {
        parts.add(new ConversationPart(open));
        open.clear();
      }
      // The first message is the conversation's source, not a part of it.
      if (!isSource && isPart(next.event())) {
        open.add(next);
      }
    }
    if (!open.isEmpty()) {
      parts.add(new ConversationPart(open));
    }
    return List.copyOf(parts);
  }

  private static boolean goesOn(List<RecordedEvent> open, RecordedEvent next) {
    var last = open.getLast();
    return last.sequence() + 1 == next.sequence()
        && last.requestId().equals(next.requestId())
        && last.at().equals(next.at())
        && isOneWith(open.size(), last.event(), next.event());
  }

  private static boolean isOneWith(int before, ThreadEvent last, ThreadEvent next) {
    if (next instanceof ThreadEvent.Closed) {
      return before == 1 && isMessage(last, MessageKind.OUTBOUND);
    }
    if (next instanceof ThreadEvent.Reopened) {
      return isMessage(last, MessageKind.INBOUND);
    }
    if (next instanceof ThreadEvent.Assigned || next instanceof ThreadEvent.TeamAssigned) {
      return last instanceof ThreadEvent.Reopened;
    }
    return isMessage(next, MessageKind.OUTBOUND)
        && (last instanceof ThreadEvent.Reopened || isAssignment(last));
  }

  private static boolean isAssignment(ThreadEvent event) {
    return event instanceof ThreadEvent.Assigned
        || event instanceof ThreadEvent.Unassigned
        || event instanceof ThreadEvent.TeamAssigned
        || event instanceof ThreadEvent.TeamUnassigned;
  }

  private static boolean isPart(ThreadEvent event) {
    return isAssignment(event)
        || event instanceof ThreadEvent.Closed
        || event instanceof ThreadEvent.Reopened
        || event instanceof ThreadEvent.Snoozed
        || event instanceof ThreadEvent.Woken
        || event instanceof ThreadEvent.MessageRecorded;
  }

  private static boolean isConversation(ThreadEvent event) {
    return event instanceof ThreadEvent.MessageRecorded said && said.kind() != MessageKind.INTERNAL;
  }

  private static boolean isMessage(ThreadEvent event, MessageKind kind) {
    return event instanceof ThreadEvent.MessageRecorded said && said.kind() == kind;
  }
}
