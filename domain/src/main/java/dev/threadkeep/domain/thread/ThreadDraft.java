package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A thread in the making, for {@link Evolution} to change what an event changes. */
final class ThreadDraft {
  private final ConversationThread before;
  ThreadStatus status;
  Assignment assignment;
  Handling handling;
  Flags flags;
  Severity severity;
  Reading reading;
  @Nullable Title title;
  @Nullable Note notes;
  Tags tags;
  Links links;
  @Nullable ContactId formerContact;
  References references;
  Attributes attributes;
  ActivityTimes activity;
  @Nullable ThreadId followUp;

  ThreadDraft(ConversationThread before) {
    this.before = before;
    status = before.status();
    assignment = before.assignment();
    handling = before.handling();
    flags = before.flags();
    severity = before.severity();
    reading = before.reading();
    title = before.title();
    notes = before.notes();
    tags = before.tags();
    links = before.links();
    formerContact = before.formerContact();
    references = before.references();
    attributes = before.attributes();
    activity = before.activity();
    followUp = before.followUp();
  }

  /** The next version, made by an event at {@code at}. */
  ConversationThread toThread(Instant at) {
    return new ConversationThread(
        before.id(),
        before.organization(),
        before.number(),
        status,
        assignment,
        handling,
        flags,
        severity,
        reading,
        before.openedBy(),
        title,
        notes,
        tags,
        links,
        formerContact,
        references,
        attributes,
        activity,
        followUp,
        before.createdAt(),
        at,
        before.version() + 1);
  }
}
