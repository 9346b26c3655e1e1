package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Times;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.Occasion;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something asked of one thread. Every API and every timer speaks in these.
 *
 * <p>The strict forms refuse what already is so; the <i>ensure</i> forms leave it alone, for
 * clients that say what they want to have rather than what to do.
 */
public sealed interface ThreadCommand {

  /** Closes an open or snoozed thread; refused where it is closed. */
  record Close(ReasonChoice reason, @Nullable Note note, boolean loopClosed)
      implements ThreadCommand {}

  /** Closes unless closed; a closed one keeps its reason, but its loop may still be closed. */
  record EnsureClosed(ReasonChoice reason, @Nullable Note note, boolean loopClosed)
      implements ThreadCommand {}

  /** Records that the contact was told; refused unless closed. */
  record CloseLoop() implements ThreadCommand {}

  /** Closes by the policy's auto-close, if that is on and the thread still inactive. */
  record CloseIfInactive() implements ThreadCommand {}

  /** Opens a closed thread; refused where it is not closed or its reopen window is over. */
  record Reopen(@Nullable Note note) implements ThreadCommand {}

  /** Wakes or reopens unless open. */
  record EnsureOpen() implements ThreadCommand {}

  /** Reopens if closed; leaves a snooze alone, which the asking client cannot see. */
  record EnsureNotClosed() implements ThreadCommand {}

  /** Snoozes an open thread, or moves a snooze; refused where closed. */
  record Snooze(SnoozeEnd until) implements ThreadCommand {}

  /** Snoozes unless snoozed until the same; a closed thread is reopened first. */
  record EnsureSnoozed(SnoozeEnd until) implements ThreadCommand {}

  /** Moves the end of a snooze; refused unless snoozed. */
  record MoveSnooze(SnoozeEnd until) implements ThreadCommand {}

  /** Ends a snooze by hand; refused unless snoozed. */
  record Wake(@Nullable Note note) implements ThreadCommand {}

  /** Ends a snooze whose time has come; does nothing if the snooze is no longer that one. */
  record WakeDue(Instant until) implements ThreadCommand {
    public WakeDue {
      until = Times.kept("the end of a snooze", until);
    }
  }

  /** Gives the thread to a teammate. */
  record Assign(Assignee assignee, Telling telling) implements ThreadCommand {
    /** One that is nothing where the teammate holds the thread already. */
    public Assign(Assignee assignee) {
      this(assignee, Telling.OF_CHANGES);
    }
  }

  /** Takes the thread from whoever holds it; the team stays. */
  record Unassign() implements ThreadCommand {}

  /** Gives the thread to a team; the assignee stays. */
  record AssignTeam(TeamId team, Telling telling) implements ThreadCommand {
    /** One that is nothing where the team has the thread already. */
    public AssignTeam(TeamId team) {
      this(team, Telling.OF_CHANGES);
    }
  }

  /** Takes the thread from its team; the assignee stays. */
  record UnassignTeam() implements ThreadCommand {}

  /** Takes the thread for {@code assignee}; refused unless {@code expected} holds it, or nobody. */
  record Claim(Assignee assignee, @Nullable Assignee expected) implements ThreadCommand {}

  /** Marks the thread as needing a person's help. */
  record Escalate(@Nullable Note note) implements ThreadCommand {}

  /** Takes an escalation back. */
  record Deescalate(@Nullable Note note) implements ThreadCommand {}

  /** Changes who answers the contact. */
  record HandOver(Handling to) implements ThreadCommand {}

  /** Marks the thread as important, or no longer. */
  record MarkImportant(boolean important) implements ThreadCommand {}

  /** Changes how much it hurts. */
  record ChangeSeverity(Severity severity) implements ThreadCommand {}

  /** Gives the thread another title, or none. */
  record Retitle(@Nullable Title title) implements ThreadCommand {}

  /** Replaces the internal notes, or removes them. */
  record WriteNotes(@Nullable Note notes) implements ThreadCommand {}

  /** Replaces all tags. */
  record ReplaceTags(Tags tags) implements ThreadCommand {}

  /** Adds one tag. */
  record AddTag(Tag tag) implements ThreadCommand {}

  /** Removes one tag. */
  record RemoveTag(Tag tag) implements ThreadCommand {}

  /** Applies a merge patch (RFC 7396) to the attributes. */
  record MergeAttributes(JsonObject patch, Telling telling) implements ThreadCommand {
    /** One that is nothing where the attributes are so already. */
    public MergeAttributes(JsonObject patch) {
      this(patch, Telling.OF_CHANGES);
    }
  }

  /** Links the thread to a contact, or to none. */
  record LinkContact(@Nullable ContactId contact) implements ThreadCommand {}

  /** Links the thread to a company, or to none. */
  record LinkCompany(@Nullable CompanyId company) implements ThreadCommand {}

  /** Links the thread to a project, or to none. */
  record LinkProject(@Nullable ProjectId project) implements ThreadCommand {}

  /** Moves the thread to another channel, or to none. */
  record LinkChannel(@Nullable Channel channel) implements ThreadCommand {}

  /** Records by what id a vendor knows the thread; replaces an earlier id of the same vendor. */
  record Refer(ExternalReference reference) implements ThreadCommand {}

  /** Forgets a vendor's id of the thread. */
  record ForgetReference(Vendor vendor) implements ThreadCommand {}

  /** Marks the thread as read. */
  record MarkRead() implements ThreadCommand {}

  /** Marks the thread as unread. */
  record MarkUnread() implements ThreadCommand {}

  /** Hides the thread from lists. */
  record Archive(@Nullable Note note) implements ThreadCommand {}

  /** Shows an archived thread in lists again. */
  record Restore(@Nullable Note note) implements ThreadCommand {}

  /**
   * Takes words and addresses from the thread for good. Whoever carries this out has to blank the
   * history and the messages with it ({@link ThreadEvent#blanked()}).
   *
   * @param messagesOf whose messages are to lose their texts, where nothing else is to be taken
   */
  record Erase(@Nullable ContactId messagesOf) implements ThreadCommand {}

  /**
   * Erases everything, if the thread is closed and has been since before {@code time}, and nothing
   * was said in it since then.
   */
  record EraseIfClosedSince(Instant time) implements ThreadCommand {
    public EraseIfClosedSince {
      time = Times.kept("the time of closing", time);
    }
  }

  /**
   * Records a message, with what it does to the thread.
   *
   * @param time whether the message's time is its sender's word or that of its event
   * @param with what it goes with; nothing where it stands alone
   */
  record RecordMessage(Message message, MessageTime time, @Nullable Occasion with)
      implements ThreadCommand {
    /** One that stands alone. */
    public RecordMessage(Message message, MessageTime time) {
      this(message, time, null);
    }

    /** One that stands alone, whose sender says when it was said. */
    public RecordMessage(Message message) {
      this(message, MessageTime.TOLD);
    }
  }

  /** Whether the history tells of what was asked for although it was so already. */
  enum Telling {
    /** It tells of changes alone. */
    OF_CHANGES,
    /** It also tells what the thread was opened again for. */
    OF_REOPENINGS,
    /** It tells that it was asked for, each time. */
    OF_ALL
  }

  /** Where the time of a message comes from. */
  enum MessageTime {
    /** Its sender says so. */
    TOLD,
    /** It is said by being recorded, at the time of that event. */
    RECORDED
  }

  /**
   * The order in which commands given together are applied, whatever order they are given in:
   * restore, reopen or wake, fields, assignment, message, close or snooze, archive, erase.
   */
  static List<ThreadCommand> inOrder(List<ThreadCommand> together) {
    return together.stream().sorted(Comparator.comparingInt(ThreadCommand::rank)).toList();
  }

  private int rank() {
    return switch (this) {
      case Restore c -> 0;
      case Reopen c -> 1;
      case EnsureOpen c -> 1;
      case EnsureNotClosed c -> 1;
      case Wake c -> 1;
      case WakeDue c -> 1;
      case Escalate c -> 2;
      case Deescalate c -> 2;
      case HandOver c -> 2;
      case MarkImportant c -> 2;
      case ChangeSeverity c -> 2;
      case Retitle c -> 2;
      case WriteNotes c -> 2;
      case ReplaceTags c -> 2;
      case AddTag c -> 2;
      case RemoveTag c -> 2;
      case MergeAttributes c -> 2;
      case LinkContact c -> 2;
      case LinkCompany c -> 2;
      case LinkProject c -> 2;
      case LinkChannel c -> 2;
      case Refer c -> 2;
      case ForgetReference c -> 2;
      case MarkRead c -> 2;
      case MarkUnread c -> 2;
      case Assign c -> 3;
      case Unassign c -> 3;
      case AssignTeam c -> 3;
      case UnassignTeam c -> 3;
      case Claim c -> 3;
      case RecordMessage c -> 4;
      case Close c -> 5;
      case EnsureClosed c -> 5;
      case CloseLoop c -> 5;
      case CloseIfInactive c -> 5;
      case Snooze c -> 5;
      case EnsureSnoozed c -> 5;
      case MoveSnooze c -> 5;
      case Archive c -> 6;
      case Erase c -> 7;
      case EraseIfClosedSince c -> 7;
    };
  }
}
