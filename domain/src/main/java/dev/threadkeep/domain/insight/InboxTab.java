package dev.threadkeep.domain.insight;

import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadStatus;
import org.jspecify.annotations.Nullable;

/** Under which tab of an inbox a thread is found. Never set by hand: it follows from the thread. */
public enum InboxTab {
  OPEN,
  NEW,
  NEEDS_RESPONSE,
  MY,
  SNOOZED,
  DONE;

  /**
   * The tab of {@code thread} for the teammate who asks.
   *
   * @param asking who looks at the inbox; where nobody does, no thread is {@code MY}
   */
  public static InboxTab of(ConversationThread thread, @Nullable TeammateId asking) {
    return switch (thread.status()) {
      case ThreadStatus.Closed closed -> DONE;
      case ThreadStatus.Snoozed snoozed -> SNOOZED;
      case ThreadStatus.Open open -> ofOpen(thread, asking);
    };
  }

  private static InboxTab ofOpen(ConversationThread thread, @Nullable TeammateId asking) {
    var assignee = thread.assignment().assignee();
    if (assignee != null && assignee.id().equals(asking)) {
      return MY;
    }
    var outbound = thread.activity().lastOutbound();
    if (outbound == null && thread.assignment().isNobody()) {
      return NEW;
    }
    var inbound = thread.activity().lastInbound();
    return inbound != null && (outbound == null || inbound.isAfter(outbound))
        ? NEEDS_RESPONSE
        : OPEN;
  }
}
