package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Times;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation between a contact and an organization, from its opening to its last close.
 *
 * <p>A thread is open, snoozed or closed. While open it can be snoozed until a time or until the
 * contact's next message, and closed with a reason of the organization's catalogue. A closed thread
 * can be reopened within the reopen window; an inbound message reopens it too, or starts a
 * follow-up thread, as the policy says. Beside the status it has an assignee and a team, may be
 * escalated, important, archived, tagged and linked, and knows by which ids vendors hold it.
 * Nothing of that stands in the way of the status, and nothing is forgotten: every change is an
 * event.
 *
 * <p>Immutable. The canonical constructor checks every invariant, so there is no invalid instance,
 * not even one read back from a database; only this package and the persistence adapter may call
 * it.
 *
 * @param openedBy who opened it
 * @param formerContact whose it was, as long as it is nobody's since it was taken from its contact
 * @param followUp the thread that carries this one on, where one was opened
 * @param createdAt when it was opened (UTC, microseconds)
 * @param updatedAt when its last event happened
 * @param version how many events it has had
 */
public record ConversationThread(
    ThreadId id,
    OrganizationId organization,
    ThreadNumber number,
    ThreadStatus status,
    Assignment assignment,
    Handling handling,
    Flags flags,
    Severity severity,
    Reading reading,
    Actor openedBy,
    @Nullable Title title,
    @Nullable Note notes,
    Tags tags,
    Links links,
    @Nullable ContactId formerContact,
    References references,
    Attributes attributes,
    ActivityTimes activity,
    @Nullable ThreadId followUp,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  public ConversationThread {
    createdAt = Times.kept("the time of opening", createdAt);
    updatedAt = Times.kept("the time of the last event", updatedAt);
    if (version < 1) {
      throw new IllegalArgumentException("a thread without an event");
    }
    if (updatedAt.isBefore(createdAt)) {
      throw new IllegalArgumentException(
          "changed at %s, before it was opened at %s".formatted(updatedAt, createdAt));
    }
    if (status instanceof ThreadStatus.Closed closed
        && (closed.at().isBefore(createdAt) || closed.at().isAfter(updatedAt))) {
      throw new IllegalArgumentException(
          "closed at %s, outside its life from %s to %s"
              .formatted(closed.at(), createdAt, updatedAt));
    }
    if (links.contact() != null && formerContact != null) {
      throw new IllegalArgumentException(
          "the thread of contact %s is still that of %s".formatted(links.contact(), formerContact));
    }
  }

  /**
   * Opens a thread and applies {@code commands} to it at once, so that it may begin with a message
   * or even closed.
   *
   * @return the opened thread, or the refusal of one of the commands
   */
  public static Transition open(
      NewThread opening, List<ThreadCommand> commands, ChangeContext context) {
    return Change.opening(opening, commands, context);
  }

  /**
   * Decides what {@code commands} do, all together or not at all, in the order of {@link
   * ThreadCommand#inOrder}.
   */
  public Transition decide(List<ThreadCommand> commands, ChangeContext context) {
    return Change.of(this, context).apply(commands);
  }

  /**
   * The same for a thread whose follow-up, if it has any, is not there to be written to: nothing is
   * forwarded.
   */
  public Transition decideInPlace(List<ThreadCommand> commands, ChangeContext context) {
    return Change.inPlace(this, context).apply(commands);
  }

  /** Decides what one command does. */
  public Transition decide(ThreadCommand command, ChangeContext context) {
    return decide(List.of(command), context);
  }

  /** Closes this thread with a reason of the catalogue, strictly. */
  public Transition close(ReasonChoice reason, ChangeContext context) {
    return decide(new ThreadCommand.Close(reason, null, false), context);
  }

  /** Reopens this thread, strictly. */
  public Transition reopen(ChangeContext context) {
    return decide(new ThreadCommand.Reopen(null), context);
  }

  /** Snoozes this thread, strictly. */
  public Transition snooze(SnoozeEnd until, ChangeContext context) {
    return decide(new ThreadCommand.Snooze(until), context);
  }

  /** Ends this thread's snooze, strictly. */
  public Transition wake(ChangeContext context) {
    return decide(new ThreadCommand.Wake(null), context);
  }

  /**
   * This thread after {@code recorded}, its next event.
   *
   * @throws IllegalArgumentException if it is not its next event, or cannot follow its state
   */
  public ConversationThread evolve(RecordedEvent recorded) {
    return Evolution.after(this, recorded);
  }

  /**
   * Rebuilds a thread from its whole history.
   *
   * @throws IllegalArgumentException if the history is empty, has gaps, or does not start with its
   *     opening
   */
  public static ConversationThread replay(
      ThreadId id, OrganizationId organization, List<RecordedEvent> history) {
    if (history.isEmpty()) {
      throw new IllegalArgumentException("thread %s has no history".formatted(id));
    }
    var thread = Evolution.opened(id, organization, history.getFirst());
    for (var recorded : history.subList(1, history.size())) {
      thread = Evolution.after(thread, recorded);
    }
    return thread;
  }

  /** Whether the status is {@code Closed}. */
  public boolean isClosed() {
    return status instanceof ThreadStatus.Closed;
  }
}
