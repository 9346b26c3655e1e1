package dev.threadkeep.domain.insight;

import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Counts a history event by event, for {@link ThreadStatistics}. */
final class Tally {
  private static final int MOST_REPLY_TIMES = 1_000;

  private final Deque<Duration> replyTimes = new ArrayDeque<>();
  private @Nullable Instant openedAt;
  private int reopens;
  private int assignments;
  private @Nullable Instant firstAssignment;
  private @Nullable Instant lastAssignment;
  private @Nullable Instant lastAssignmentReply;
  private @Nullable Instant firstReply;
  private @Nullable Instant lastReply;
  private @Nullable Instant firstContactReply;
  private @Nullable Instant lastContactReply;
  private @Nullable Instant firstClose;
  private @Nullable Instant lastClose;
  private @Nullable Actor lastClosedBy;
  private @Nullable Instant unansweredSince;

  void count(RecordedEvent recorded) {
    var at = recorded.at();
    switch (recorded.event()) {
      case ThreadEvent.Opened opened -> {
        openedAt = at;
        if (opened.assignment().assignee() != null) {
          countAssignment(at);
        }
        if (opened.assignment().team() != null) {
          countAssignment(at);
        }
      }
      case ThreadEvent.Closed closed -> {
        firstClose = firstClose == null ? at : firstClose;
        lastClose = at;
        lastClosedBy = recorded.by();
      }
      case ThreadEvent.Reopened reopened -> reopens++;
      case ThreadEvent.Snoozed snoozed -> {}
      case ThreadEvent.Woken woken -> {}
      case ThreadEvent.Assigned assigned -> countAssignment(at);
      case ThreadEvent.TeamAssigned assigned -> countAssignment(at);
      case ThreadEvent.Unassigned unassigned -> {}
      case ThreadEvent.TeamUnassigned unassigned -> {}
      case ThreadEvent.MessageRecorded message -> countMessage(message.kind(), at);
      case ThreadEvent.Escalated escalated -> {}
      case ThreadEvent.Deescalated deescalated -> {}
      case ThreadEvent.HandedOver handedOver -> {}
      case ThreadEvent.MarkedImportant marked -> {}
      case ThreadEvent.UnmarkedImportant unmarked -> {}
      case ThreadEvent.SeverityChanged changed -> {}
      case ThreadEvent.Retitled retitled -> {}
      case ThreadEvent.Noted noted -> {}
      case ThreadEvent.Tagged tagged -> {}
      case ThreadEvent.AttributesChanged changed -> {}
      case ThreadEvent.Linked linked -> {}
      case ThreadEvent.Referenced referenced -> {}
      case ThreadEvent.Unreferenced unreferenced -> {}
      case ThreadEvent.MarkedRead read -> {}
      case ThreadEvent.MarkedUnread unread -> {}
      case ThreadEvent.Archived archived -> {}
      case ThreadEvent.Restored restored -> {}
      case ThreadEvent.LoopClosed loopClosed -> {}
      case ThreadEvent.FollowUpOpened followUp -> {}
      case ThreadEvent.Erased erased -> {}
    }
  }

  private void countAssignment(Instant at) {
    assignments++;
    firstAssignment = firstAssignment == null ? at : firstAssignment;
    lastAssignment = at;
    lastAssignmentReply = null;
  }

  private void countMessage(MessageKind kind, Instant at) {
    switch (kind) {
      case INBOUND -> {
        firstContactReply = firstContactReply == null ? at : firstContactReply;
        lastContactReply = at;
        unansweredSince = unansweredSince == null ? at : unansweredSince;
      }
      case OUTBOUND -> {
        firstReply = firstReply == null ? at : firstReply;
        lastReply = at;
        if (lastAssignment != null && lastAssignmentReply == null) {
          lastAssignmentReply = at;
        }
        if (unansweredSince != null) {
          if (replyTimes.size() == MOST_REPLY_TIMES) {
            replyTimes.removeFirst();
          }
          replyTimes.addLast(Duration.between(unansweredSince, at));
          unansweredSince = null;
        }
      }
      case INTERNAL -> {}
    }
  }

  ThreadStatistics statistics(int parts) {
    return new ThreadStatistics(
        reopens,
        assignments,
        parts,
        firstAssignment,
        lastAssignment,
        lastAssignmentReply,
        firstReply,
        lastReply,
        firstContactReply,
        lastContactReply,
        firstClose,
        lastClose,
        lastClosedBy,
        sinceOpening(firstAssignment),
        sinceOpening(firstReply),
        sinceOpening(firstClose),
        sinceOpening(lastClose),
        medianReplyTime());
  }

  private @Nullable Duration sinceOpening(@Nullable Instant at) {
    return at == null || openedAt == null ? null : Duration.between(openedAt, at);
  }

  private @Nullable Duration medianReplyTime() {
    if (replyTimes.isEmpty()) {
      return null;
    }
    var sorted = replyTimes.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
  }
}
