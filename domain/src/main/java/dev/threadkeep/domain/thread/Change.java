package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.vendor.Holder;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change of one thread while it is being decided: the thread as far as it has come, and what
 * has happened to it on the way. Lives for one decision and is thrown away with it if a rule
 * refuses.
 */
final class Change {
  private final ChangeContext context;
  private final Instant now;
  private final boolean forwards;
  private final List<RecordedEvent> events = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final ConversationThread before;
  private ConversationThread thread;
  private Transition.@Nullable Moved followUp;

  private Change(ConversationThread thread, ChangeContext context, Instant now, boolean forwards) {
    this.before = thread;
    this.thread = thread;
    this.context = context;
    this.now = now;
    this.forwards = forwards;
  }

  static Change of(ConversationThread thread, ChangeContext context) {
    return new Change(thread, context, notBefore(thread, context), true);
  }

  /** Of a thread whose follow-up, if it has any, cannot be written to. */
  static Change inPlace(ConversationThread thread, ChangeContext context) {
    return new Change(thread, context, notBefore(thread, context), false);
  }

  private static Instant notBefore(ConversationThread thread, ChangeContext context) {
    return context.now().isBefore(thread.updatedAt()) ? thread.updatedAt() : context.now();
  }

  static Transition opening(
      NewThread opening, List<ThreadCommand> commands, ChangeContext context) {
    var first =
        new RecordedEvent(
            1,
            context.now(),
            context.actor(),
            context.through(),
            context.requestId(),
            opening.opened());
    var change =
        new Change(
            Evolution.opened(opening.id(), opening.organization(), first),
            context,
            context.now(),
            true);
    change.events.add(first);
    var refused = Assigning.begin(change);
    return refused == null ? change.apply(commands) : new Transition.Refused(refused);
  }

  Transition apply(List<ThreadCommand> commands) {
    var carriedOnIn = carriedOnIn();
    if (carriedOnIn != null && areInboundMessages(commands)) {
      return new Transition.Forwarded(carriedOnIn);
    }
    for (var command : ThreadCommand.inOrder(commands)) {
      var rejection = apply(command);
      if (rejection != null) {
        return new Transition.Refused(rejection);
      }
    }
    return events.isEmpty()
        ? new Transition.Unchanged(thread)
        : new Transition.Moved(thread, events, messages, followUp);
  }

  private @Nullable Rejection apply(ThreadCommand command) {
    return switch (command) {
      case ThreadCommand.Close close -> Closing.close(this, close);
      case ThreadCommand.EnsureClosed ensure -> Closing.ensureClosed(this, ensure);
      case ThreadCommand.CloseLoop loop -> Closing.closeLoop(this);
      case ThreadCommand.CloseIfInactive inactive -> Closing.closeIfInactive(this);
      case ThreadCommand.Reopen reopen -> Reopening.reopen(this, reopen.note());
      case ThreadCommand.EnsureOpen open -> Reopening.ensureOpen(this);
      case ThreadCommand.EnsureNotClosed notClosed -> Reopening.ensureNotClosed(this);
      case ThreadCommand.Snooze snooze -> Snoozing.snooze(this, snooze.until());
      case ThreadCommand.EnsureSnoozed ensure -> Snoozing.ensureSnoozed(this, ensure.until());
      case ThreadCommand.MoveSnooze move -> Snoozing.move(this, move.until());
      case ThreadCommand.Wake wake -> Snoozing.wake(this, wake.note());
      case ThreadCommand.WakeDue due -> Snoozing.wakeDue(this, due.until());
      case ThreadCommand.Assign assign -> Assigning.assign(this, assign);
      case ThreadCommand.Unassign unassign -> Assigning.unassign(this);
      case ThreadCommand.AssignTeam assign -> Assigning.assignTeam(this, assign);
      case ThreadCommand.UnassignTeam unassign -> Assigning.unassignTeam(this);
      case ThreadCommand.Claim claim -> Assigning.claim(this, claim);
      case ThreadCommand.RecordMessage record -> Messaging.record(this, record);
      case ThreadCommand.Escalate escalate -> Fields.escalate(this, escalate.note());
      case ThreadCommand.Deescalate deescalate -> Fields.deescalate(this, deescalate.note());
      case ThreadCommand.HandOver handOver -> Fields.handOver(this, handOver.to());
      case ThreadCommand.MarkImportant mark -> Fields.markImportant(this, mark.important());
      case ThreadCommand.ChangeSeverity change -> Fields.changeSeverity(this, change.severity());
      case ThreadCommand.Retitle retitle -> Fields.retitle(this, retitle.title());
      case ThreadCommand.WriteNotes write -> Fields.writeNotes(this, write.notes());
      case ThreadCommand.ReplaceTags replace -> Fields.replaceTags(this, replace.tags());
      case ThreadCommand.AddTag add -> Fields.addTag(this, add.tag());
      case ThreadCommand.RemoveTag remove -> Fields.removeTag(this, remove.tag());
      case ThreadCommand.MergeAttributes merge -> Fields.mergeAttributes(this, merge);
      case ThreadCommand.LinkContact link ->
          Fields.link(this, thread.links().withContact(link.contact()));
      case ThreadCommand.LinkCompany link ->
          Fields.link(this, thread.links().withCompany(link.company()));
      case ThreadCommand.LinkProject link ->
          Fields.link(this, thread.links().withProject(link.project()));
      case ThreadCommand.LinkChannel link ->
          Fields.link(this, thread.links().withChannel(link.channel()));
      case ThreadCommand.Refer refer -> Fields.refer(this, refer.reference());
      case ThreadCommand.ForgetReference forget -> Fields.forgetReference(this, forget.vendor());
      case ThreadCommand.MarkRead read -> Fields.markRead(this);
      case ThreadCommand.MarkUnread unread -> Fields.markUnread(this);
      case ThreadCommand.Archive archive -> Fields.archive(this, archive.note());
      case ThreadCommand.Restore restore -> Fields.restore(this, restore.note());
      case ThreadCommand.Erase erase -> Erasing.erase(this, erase.messagesOf());
      case ThreadCommand.EraseIfClosedSince old -> Erasing.eraseIfClosedSince(this, old.time());
    };
  }

  private static boolean areInboundMessages(List<ThreadCommand> commands) {
    return !commands.isEmpty()
        && commands.stream()
            .allMatch(
                command ->
                    command instanceof ThreadCommand.RecordMessage record
                        && record.message().kind() == MessageKind.INBOUND);
  }

  ConversationThread thread() {
    return thread;
  }

  ThreadStatus status() {
    return thread.status();
  }

  ChangeContext context() {
    return context;
  }

  LifecyclePolicy policy() {
    return context.policy();
  }

  /** The clock's time, or the last event's where the clock lags behind it. */
  Instant now() {
    return now;
  }

  /** Records an event by whoever asked for the change. */
  @Nullable Rejection record(ThreadEvent event) {
    return record(event, context.actor());
  }

  /** Records an event by somebody else, such as the author of the message that caused it. */
  @Nullable Rejection record(ThreadEvent event, Actor by) {
    var recorded =
        new RecordedEvent(
            thread.version() + 1, now, by, context.through(), context.requestId(), event);
    thread = Evolution.after(thread, recorded);
    events.add(recorded);
    return null;
  }

  /** The context in which a follow-up is opened: the contact opens it, by writing. */
  ChangeContext followUpContext(Message message) {
    return new ChangeContext(
        message.author(),
        context.through(),
        context.requestId(),
        now,
        context.policy(),
        List.of(),
        context.spare());
  }

  void keep(Message message) {
    messages.add(message);
  }

  /** The thread that was opened by this change to carry its own on, where one was. */
  Transition.@Nullable Moved followUp() {
    return followUp;
  }

  void continueIn(Transition.Moved opened) {
    followUp = opened;
  }

  /** Whether the history is to tell of what was so already. */
  boolean tells(ThreadCommand.Telling telling) {
    return switch (telling) {
      case OF_CHANGES -> false;
      case OF_REOPENINGS -> hasReopened();
      case OF_ALL -> true;
    };
  }

  private boolean hasReopened() {
    return events.stream().anyMatch(recorded -> recorded.event() instanceof ThreadEvent.Reopened);
  }

  /** Where a contact's message goes, if not here. */
  @Nullable ThreadId carriedOnIn() {
    return forwards && thread.isClosed() && !isHeld() ? thread.followUp() : null;
  }

  /** Whether a vendor holds the thread. */
  boolean isHeld() {
    return !context.holders().isEmpty();
  }

  /**
   * The refusal where a vendor that holds the thread cannot follow {@code operation}. Only callers
   * are held to it: what a vendor or a timer does has its own rules.
   */
  @Nullable Rejection refusedByHolder(VendorOperation operation) {
    return isAskedByCaller()
        ? firstRefusing(operation)
            .map(holder -> new Rejection.VendorCannot(situation(), holder.vendor(), operation))
            .orElse(null)
        : null;
  }

  /** Whether every vendor that holds the thread could follow {@code operation}. */
  boolean canFollow(VendorOperation operation) {
    return firstRefusing(operation).isEmpty();
  }

  private Optional<Holder> firstRefusing(VendorOperation operation) {
    return context.holders().stream().filter(holder -> holder.refuses(operation)).findFirst();
  }

  private boolean isAskedByCaller() {
    return switch (context.actor()) {
      case Actor.Key key -> true;
      case Actor.User user -> true;
      case Actor.Agent agent -> true;
      case Actor.Contact contact -> true;
      case Actor.ByVendor vendor -> false;
      case Actor.Timer timer -> false;
      case Actor.Policy policy -> false;
      case Actor.Operator operator -> true;
    };
  }

  /** What a vendor reports has happened there already, so no policy of ours can refuse it. */
  boolean isBoundByPolicy() {
    return !(context.actor() instanceof Actor.ByVendor);
  }

  /** Whether this opens a thread as a vendor holds it: what the vendor shows of it is so. */
  boolean takesOver() {
    return context.actor() instanceof Actor.ByVendor
        && events.stream().anyMatch(recorded -> recorded.event() instanceof ThreadEvent.Opened);
  }

  /** The thread as a refusal leaves it, whatever the commands before the refused one did. */
  Situation situation() {
    var allowed = new ArrayList<NextStep>();
    switch (before.status()) {
      case ThreadStatus.Open open -> {
        offer(allowed, NextStep.CLOSE, canFollow(VendorOperation.CLOSE));
        offer(allowed, NextStep.SNOOZE, canFollowSnooze());
      }
      case ThreadStatus.Snoozed snoozed -> {
        offer(allowed, NextStep.CLOSE, canFollow(VendorOperation.CLOSE));
        offer(allowed, NextStep.SNOOZE, canFollowSnooze());
        offer(allowed, NextStep.WAKE, canFollow(VendorOperation.WAKE));
      }
      case ThreadStatus.Closed closed ->
          offer(
              allowed,
              NextStep.REOPEN,
              Reopening.isWithinWindow(this, closed) && canFollow(VendorOperation.REOPEN));
    }
    allowed.add(before.flags().archived() ? NextStep.RESTORE : NextStep.ARCHIVE);
    return new Situation(before.id(), before.status(), allowed);
  }

  private boolean canFollowSnooze() {
    return canFollow(VendorOperation.SNOOZE_UNTIL_TIME)
        || canFollow(VendorOperation.SNOOZE_UNTIL_REPLY);
  }

  private static void offer(List<NextStep> allowed, NextStep step, boolean possible) {
    if (possible) {
      allowed.add(step);
    }
  }
}
