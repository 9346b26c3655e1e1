package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.party.OrganizationId;
import java.time.Instant;

/**
 * What events make of a thread. Knows no policy, for what has happened has happened; but no history
 * takes a status from where it cannot be left.
 */
final class Evolution {
  private Evolution() {}

  static ConversationThread opened(ThreadId id, OrganizationId organization, RecordedEvent first) {
    if (first.sequence() != 1) {
      throw new IllegalArgumentException(
          "the history of thread %s starts with event %d".formatted(id, first.sequence()));
    }
    if (!(first.event() instanceof ThreadEvent.Opened opened)) {
      throw new IllegalArgumentException(
          "the history of thread %s starts with %s, not with thread.opened"
              .formatted(id, first.event().type()));
    }
    return new ConversationThread(
        id,
        organization,
        opened.number(),
        new ThreadStatus.Open(),
        opened.assignment(),
        opened.handling(),
        Flags.none(),
        opened.severity(),
        Reading.upToDate(),
        first.by(),
        opened.title(),
        null,
        opened.tags(),
        opened.links(),
        null,
        opened.references(),
        opened.attributes(),
        ActivityTimes.openedAt(first.at()),
        null,
        first.at(),
        first.at(),
        1);
  }

  static ConversationThread after(ConversationThread thread, RecordedEvent recorded) {
    if (recorded.sequence() != thread.version() + 1) {
      throw new IllegalArgumentException(
          "event %d of thread %s follows version %d"
              .formatted(recorded.sequence(), thread.id(), thread.version()));
    }
    if (recorded.at().isBefore(thread.updatedAt())) {
      throw new IllegalArgumentException(
          "event %d of thread %s at %s happened before the one before it"
              .formatted(recorded.sequence(), thread.id(), recorded.at()));
    }
    var next = new ThreadDraft(thread);
    var at = recorded.at();
    switch (recorded.event()) {
      case ThreadEvent.Opened opened ->
          throw new IllegalArgumentException(
              "thread %s was opened twice, again as %s".formatted(thread.id(), opened.number()));
      case ThreadEvent.Closed closed -> {
        possible(!thread.isClosed(), thread, recorded);
        next.status =
            new ThreadStatus.Closed(
                closed.reason(),
                closed.note(),
                closed.stated(),
                at,
                recorded.by(),
                closed.loopClosed());
        next.activity = thread.activity().closed(at);
      }
      case ThreadEvent.Reopened reopened -> {
        possible(thread.isClosed(), thread, recorded);
        changeStatus(next, new ThreadStatus.Open(), at);
      }
      case ThreadEvent.Woken woken -> {
        possible(thread.status() instanceof ThreadStatus.Snoozed, thread, recorded);
        changeStatus(next, new ThreadStatus.Open(), at);
      }
      case ThreadEvent.Snoozed snoozed -> {
        possible(!thread.isClosed(), thread, recorded);
        changeStatus(next, new ThreadStatus.Snoozed(snoozed.until()), at);
      }
      case ThreadEvent.LoopClosed loopClosed -> {
        if (!(thread.status() instanceof ThreadStatus.Closed closed)) {
          throw impossible(thread, recorded);
        }
        next.status = closed.withLoopClosed();
      }
      case ThreadEvent.Assigned assigned ->
          next.assignment = thread.assignment().withAssignee(assigned.assignee());
      case ThreadEvent.Unassigned unassigned ->
          next.assignment = thread.assignment().withAssignee(null);
      case ThreadEvent.TeamAssigned assigned ->
          next.assignment = thread.assignment().withTeam(assigned.team());
      case ThreadEvent.TeamUnassigned unassigned ->
          next.assignment = thread.assignment().withTeam(null);
      case ThreadEvent.Escalated escalated -> next.flags = thread.flags().withEscalated(true);
      case ThreadEvent.Deescalated deescalated -> next.flags = thread.flags().withEscalated(false);
      case ThreadEvent.MarkedImportant marked -> next.flags = thread.flags().withImportant(true);
      case ThreadEvent.UnmarkedImportant unmarked ->
          next.flags = thread.flags().withImportant(false);
      case ThreadEvent.Archived archived -> next.flags = thread.flags().withArchived(true);
      case ThreadEvent.Restored restored -> next.flags = thread.flags().withArchived(false);
      case ThreadEvent.HandedOver handedOver -> next.handling = handedOver.to();
      case ThreadEvent.SeverityChanged changed -> next.severity = changed.severity();
      case ThreadEvent.Retitled retitled -> next.title = retitled.title();
      case ThreadEvent.Noted noted -> next.notes = noted.notes();
      case ThreadEvent.Tagged tagged -> next.tags = tagged.tags();
      case ThreadEvent.AttributesChanged changed ->
          next.attributes = new Attributes(thread.attributes().value().merge(changed.patch()));
      case ThreadEvent.Linked linked -> link(next, linked.links());
      case ThreadEvent.Referenced referenced ->
          next.references = thread.references().with(referenced.reference());
      case ThreadEvent.Unreferenced unreferenced ->
          next.references = thread.references().without(unreferenced.vendor());
      case ThreadEvent.MarkedRead read -> next.reading = Reading.upToDate();
      case ThreadEvent.MarkedUnread unread -> next.reading = thread.reading().markedUnread();
      case ThreadEvent.MessageRecorded message -> record(next, message, at);
      case ThreadEvent.FollowUpOpened opened -> next.followUp = opened.followUp();
      case ThreadEvent.Erased erased -> Erasing.blank(next, erased);
    }
    if (next.flags.erased() && Erasing.isSaidIn(recorded.event())) {
      next.flags = next.flags.withErased(false);
    }
    return next.toThread(at);
  }

  private static void possible(boolean follows, ConversationThread thread, RecordedEvent recorded) {
    if (!follows) {
      throw impossible(thread, recorded);
    }
  }

  private static IllegalArgumentException impossible(
      ConversationThread thread, RecordedEvent recorded) {
    return new IllegalArgumentException(
        "event %d of thread %s, %s, cannot happen to a thread that is %s"
            .formatted(
                recorded.sequence(), thread.id(), recorded.event().type(), word(thread.status())));
  }

  private static String word(ThreadStatus status) {
    return switch (status) {
      case ThreadStatus.Open open -> "open";
      case ThreadStatus.Snoozed snoozed -> "snoozed";
      case ThreadStatus.Closed closed -> "closed";
    };
  }

  private static void changeStatus(ThreadDraft next, ThreadStatus status, Instant at) {
    next.status = status;
    next.activity = next.activity.stateChanged(at);
  }

  /** Whom a thread was taken from is remembered until it is somebody's again. */
  private static void link(ThreadDraft next, Links links) {
    if (links.contact() != null) {
      next.formerContact = null;
    } else if (next.links.contact() != null) {
      next.formerContact = next.links.contact();
    }
    next.links = links;
  }

  /** A message counts at its own time, but never later than it became known here. */
  private static void record(ThreadDraft next, ThreadEvent.MessageRecorded message, Instant at) {
    var said = message.occurredAt().isBefore(at) ? message.occurredAt() : at;
    switch (message.kind()) {
      case INBOUND -> {
        next.activity = next.activity.inbound(said);
        next.reading = next.reading.withInboundMessage();
      }
      case OUTBOUND -> next.activity = next.activity.outbound(said);
      case INTERNAL -> {}
    }
  }
}
