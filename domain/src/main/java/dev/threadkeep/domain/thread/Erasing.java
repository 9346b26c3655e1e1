package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules of erasing: what of a thread and its history is words or an address of somebody, and
 * goes. What happened, when, by whom and to whom it belongs stays, so that the history can still be
 * folded: of a thread that was erased it does not matter which of the events before that are
 * blanked, for the erasure itself takes all that they brought.
 */
final class Erasing {
  private Erasing() {}

  static @Nullable Rejection erase(Change change, @Nullable ContactId messagesOf) {
    return messagesOf == null && change.thread().flags().erased()
        ? null
        : change.record(new ThreadEvent.Erased(messagesOf));
  }

  static @Nullable Rejection eraseIfClosedSince(Change change, Instant time) {
    return change.status() instanceof ThreadStatus.Closed
            && change.thread().activity().last().isBefore(time)
        ? erase(change, null)
        : null;
  }

  /** The thread behind an erasure. */
  static void blank(ThreadDraft next, ThreadEvent.Erased erased) {
    if (!erased.isOfEverything()) {
      return; // messages have their texts beside the thread
    }
    next.status = blanked(next.status);
    next.title = null;
    next.notes = null;
    next.links = blanked(next.links);
    next.attributes = Attributes.none();
    next.flags = next.flags.withErased(true);
  }

  /** Whether there is anything to erase in a thread again, after this has happened to it. */
  static boolean isSaidIn(ThreadEvent event) {
    return event instanceof ThreadEvent.MessageRecorded || !event.equals(blanked(event));
  }

  static ThreadEvent blanked(ThreadEvent event) {
    return switch (event) {
      case ThreadEvent.Opened opened ->
          new ThreadEvent.Opened(
              opened.number(),
              null,
              blanked(opened.links()),
              opened.tags(),
              opened.severity(),
              opened.handling(),
              opened.references(),
              Attributes.none(),
              opened.assignment());
      case ThreadEvent.Closed closed ->
          new ThreadEvent.Closed(closed.reason(), null, null, closed.loopClosed());
      case ThreadEvent.Reopened reopened -> new ThreadEvent.Reopened(null);
      case ThreadEvent.Woken woken -> new ThreadEvent.Woken(null);
      case ThreadEvent.Escalated escalated -> new ThreadEvent.Escalated(null);
      case ThreadEvent.Deescalated deescalated -> new ThreadEvent.Deescalated(null);
      case ThreadEvent.Archived archived -> new ThreadEvent.Archived(null);
      case ThreadEvent.Restored restored -> new ThreadEvent.Restored(null);
      case ThreadEvent.Retitled retitled -> new ThreadEvent.Retitled(null);
      case ThreadEvent.Noted noted -> new ThreadEvent.Noted(null);
      case ThreadEvent.AttributesChanged changed ->
          new ThreadEvent.AttributesChanged(JsonObject.empty());
      case ThreadEvent.Linked linked -> new ThreadEvent.Linked(blanked(linked.links()));
      case ThreadEvent.Snoozed snoozed -> event;
      case ThreadEvent.Assigned assigned -> event;
      case ThreadEvent.Unassigned unassigned -> event;
      case ThreadEvent.TeamAssigned assigned -> event;
      case ThreadEvent.TeamUnassigned unassigned -> event;
      case ThreadEvent.HandedOver handedOver -> event;
      case ThreadEvent.MarkedImportant marked -> event;
      case ThreadEvent.UnmarkedImportant unmarked -> event;
      case ThreadEvent.SeverityChanged changed -> event;
      case ThreadEvent.Tagged tagged -> event;
      case ThreadEvent.Referenced referenced -> event;
      case ThreadEvent.Unreferenced unreferenced -> event;
      case ThreadEvent.MarkedRead read -> event;
      case ThreadEvent.MarkedUnread unread -> event;
      case ThreadEvent.LoopClosed loopClosed -> event;
      case ThreadEvent.MessageRecorded recorded -> event;
      case ThreadEvent.FollowUpOpened followUp -> event;
      case ThreadEvent.Erased erased -> event;
    };
  }

  private static ThreadStatus blanked(ThreadStatus status) {
    return switch (status) {
      case ThreadStatus.Closed closed ->
          new ThreadStatus.Closed(
              closed.reason(), null, null, closed.at(), closed.by(), closed.loopClosed());
      case ThreadStatus.Open open -> status;
      case ThreadStatus.Snoozed snoozed -> status;
    };
  }

  /** Which kind of channel it was says nothing of the contact; what it is on that does. */
  private static Links blanked(Links links) {
    var channel = links.channel();
    return channel == null
        ? links
        : links.withChannel(channel.withId(null).withFrom(null).withTo(null));
  }
}
