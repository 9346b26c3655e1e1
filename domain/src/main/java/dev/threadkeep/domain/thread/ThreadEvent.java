package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Times;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.Occasion;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a thread. Who did it, when and through what stands in {@link RecordedEvent}.
 *
 * <p>These records are history for good: a component may be added, none renamed or removed. Only an
 * erasure rewrites what was recorded, to {@link #blanked()}.
 */
public sealed interface ThreadEvent {

  /** The name of this kind of event in every API and store: {@code thread.closed}. */
  String type();

  /**
   * What is left of it once the thread is erased: what happened, but no words and no addresses. The
   * history of an erased thread folds to the same whether its events are blanked or not.
   */
  default ThreadEvent blanked() {
    return Erasing.blanked(this);
  }

  /** It began, with all that it had at the beginning. */
  record Opened(
      ThreadNumber number,
      @Nullable Title title,
      Links links,
      Tags tags,
      Severity severity,
      Handling handling,
      References references,
      Attributes attributes,
      Assignment assignment)
      implements ThreadEvent {
    @Override
    public String type() {
      return "thread.opened";
    }
  }

  /** It was closed. */
  record Closed(
      CloseReason reason, @Nullable Note note, @Nullable StatedReason stated, boolean loopClosed)
      implements ThreadEvent {
    @Override
    public String type() {
      return "thread.closed";
    }
  }

  /** It was closed and is open again. */
  record Reopened(@Nullable Note note) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.reopened";
    }
  }

  /** It was put off, or put off anew. */
  record Snoozed(SnoozeEnd until) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.snoozed";
    }
  }

  /** Its snooze ended. */
  record Woken(@Nullable Note note) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.woken";
    }
  }

  /** A teammate got it. */
  record Assigned(Assignee assignee) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.assigned";
    }
  }

  /** No teammate holds it any more. */
  record Unassigned() implements ThreadEvent {
    @Override
    public String type() {
      return "thread.unassigned";
    }
  }

  /** A team got it. */
  record TeamAssigned(TeamId team) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.team_assigned";
    }
  }

  /** No team holds it any more. */
  record TeamUnassigned() implements ThreadEvent {
    @Override
    public String type() {
      return "thread.team_unassigned";
    }
  }

  /** It needs a person's help. */
  record Escalated(@Nullable Note note) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.escalated";
    }
  }

  /** It no longer needs a person's help. */
  record Deescalated(@Nullable Note note) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.deescalated";
    }
  }

  /** Somebody else answers the contact. */
  record HandedOver(Handling to) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.handed_over";
    }
  }

  /** It was marked as important. */
  record MarkedImportant() implements ThreadEvent {
    @Override
    public String type() {
      return "thread.marked_important";
    }
  }

  /** It is no longer marked as important. */
  record UnmarkedImportant() implements ThreadEvent {
    @Override
    public String type() {
      return "thread.unmarked_important";
    }
  }

  /** Its severity is another. */
  record SeverityChanged(Severity severity) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.severity_changed";
    }
  }

  /** Its title is another, or gone. */
  record Retitled(@Nullable Title title) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.retitled";
    }
  }

  /** Its internal notes are others, or gone. */
  record Noted(@Nullable Note notes) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.noted";
    }
  }

  /** Its tags are now these. */
  record Tagged(Tags tags) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.tagged";
    }
  }

  /** This merge patch (RFC 7396) was applied to its attributes. */
  record AttributesChanged(JsonObject patch) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.attributes_changed";
    }

    /** The part that is about a vendor's own member, if there is any. */
    public Optional<JsonValue> about(Vendor vendor) {
      return Optional.ofNullable(patch.members().get(vendor.name()));
    }
  }

  /** Its links are now these. */
  record Linked(Links links) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.linked";
    }
  }

  /** A vendor knows it by this id. */
  record Referenced(ExternalReference reference) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.referenced";
    }
  }

  /** A vendor's id of it was forgotten. */
  record Unreferenced(Vendor vendor) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.unreferenced";
    }
  }

  /** A teammate has read all of it. */
  record MarkedRead() implements ThreadEvent {
    @Override
    public String type() {
      return "thread.read";
    }
  }

  /** A teammate wants it read again. */
  record MarkedUnread() implements ThreadEvent {
    @Override
    public String type() {
      return "thread.unread";
    }
  }

  /** It was hidden from lists. */
  record Archived(@Nullable Note note) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.archived";
    }
  }

  /** It is shown in lists again. */
  record Restored(@Nullable Note note) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.restored";
    }
  }

  /** The contact was told what came of it, after it was closed. */
  record LoopClosed() implements ThreadEvent {
    @Override
    public String type() {
      return "thread.loop_closed";
    }
  }

  /**
   * Something was said. The text is the message's, so that it can be erased.
   *
   * @param occurredAt when it was said, as the sender tells it
   * @param with what it goes with; nothing where it stands alone
   */
  record MessageRecorded(
      MessageId message,
      MessageKind kind,
      Actor author,
      Instant occurredAt,
      @Nullable Occasion with)
      implements ThreadEvent {
    public MessageRecorded {
      occurredAt = Times.kept("a message's time", occurredAt);
    }

    /** One that stands alone. */
    public MessageRecorded(MessageId message, MessageKind kind, Actor author, Instant occurredAt) {
      this(message, kind, author, occurredAt, null);
    }

    @Override
    public String type() {
      return "thread.message_recorded";
    }
  }

  /** The contact wrote again when it could no longer be reopened: another thread carries on. */
  record FollowUpOpened(ThreadId followUp) implements ThreadEvent {
    @Override
    public String type() {
      return "thread.follow_up_opened";
    }
  }

  /**
   * Words and addresses were taken from it for good, from its history and messages as well.
   *
   * @param messagesOf whose messages it was that lost their texts, in a thread that is another's;
   *     absent where everything was taken
   */
  record Erased(@Nullable ContactId messagesOf) implements ThreadEvent {
    /** Whether more was taken than one contact's messages. */
    public boolean isOfEverything() {
      return messagesOf == null;
    }

    @Override
    public String type() {
      return "thread.erased";
    }
  }
}
