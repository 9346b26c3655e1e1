package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.Occasion;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.policy.InboundPolicy;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What messages do to their thread. */
final class Messaging {
  private Messaging() {}

  static @Nullable Rejection record(Change change, ThreadCommand.RecordMessage command) {
    var message =
        switch (command.time()) {
          case TOLD -> command.message();
          case RECORDED -> command.message().saidAt(change.now());
        };
    return record(change, attributed(message, change.thread().links()), command.with());
  }

  /** Whoever writes from outside is the thread's contact, unless somebody else is named. */
  private static Message attributed(Message message, Links links) {
    return message.author() instanceof Actor.Contact author && author.id() == null
        ? message.by(new Actor.Contact(links.contact()))
        : message;
  }

  private static @Nullable Rejection record(
      Change change, Message message, @Nullable Occasion with) {
    if (message.kind() == MessageKind.INBOUND && change.followUp() != null) {
      return recordInFollowUp(change, change.followUp(), message);
    }
    var carriedOnIn = change.carriedOnIn();
    if (message.kind() == MessageKind.INBOUND && carriedOnIn != null) {
      return new Rejection.CarriedOn(change.situation(), carriedOnIn);
    }
    if (message.kind() == MessageKind.INBOUND && opensFollowUp(change)) {
      return openFollowUp(change, message);
    }
    change.keep(message);
    var by = message.kind() == MessageKind.INBOUND ? message.author() : change.context().actor();
    change.record(
        new ThreadEvent.MessageRecorded(
            message.id(), message.kind(), message.author(), message.occurredAt(), with),
        by);
    return message.kind() == MessageKind.INBOUND ? answerInbound(change, message) : null;
  }

  private static @Nullable Rejection answerInbound(Change change, Message message) {
    return switch (change.status()) {
      case ThreadStatus.Open open -> null;
      case ThreadStatus.Snoozed snoozed ->
          wakesFrom(change, snoozed)
              ? change.record(new ThreadEvent.Woken(null), message.author())
              : null;
      case ThreadStatus.Closed closed ->
          reopensFrom(change, closed)
              ? change.record(new ThreadEvent.Reopened(null), message.author())
              : null;
    };
  }

  private static boolean wakesFrom(Change change, ThreadStatus.Snoozed snoozed) {
    return snoozed.until() instanceof SnoozeEnd.NextReply
        || switch (change.policy().inbound().whenSnoozed()) {
          case WAKE -> true;
          case KEEP_SNOOZED -> false;
        };
  }

  /** A thread stays closed with the vendor that cannot reopen it. */
  private static boolean reopensFrom(Change change, ThreadStatus.Closed closed) {
    return Reopening.isWithinWindow(change, closed)
        && change.canFollow(VendorOperation.REOPEN)
        && switch (change.policy().inbound().withinWindow()) {
          case REOPEN -> true;
          case KEEP_CLOSED, FOLLOW_UP -> false;
        };
  }

  /** A thread held by a vendor follows the vendor, which alone says where the message goes on. */
  private static boolean opensFollowUp(Change change) {
    if (!(change.status() instanceof ThreadStatus.Closed closed)
        || change.isHeld()
        || change.thread().followUp() != null) {
      return false;
    }
    return Reopening.isWithinWindow(change, closed)
        ? change.policy().inbound().withinWindow() == InboundPolicy.WithinWindow.FOLLOW_UP
        : change.policy().inbound().pastWindow() == InboundPolicy.PastWindow.FOLLOW_UP;
  }

  private static @Nullable Rejection openFollowUp(Change change, Message message) {
    var closed = change.thread();
    var spare = change.context().spare();
    var opening =
        new NewThread(
            spare.id(),
            closed.organization(),
            spare.number(),
            closed.title(),
            closed.links().followingUp(closed.id()),
            closed.tags(),
            closed.severity(),
            closed.handling(),
            References.none(),
            Attributes.none(),
            closed.assignment());
    var opened =
        ConversationThread.open(
            opening,
            List.of(new ThreadCommand.RecordMessage(message)),
            change.followUpContext(message));
    return switch (opened) {
      case Transition.Moved moved -> {
        change.continueIn(moved);
        yield change.record(new ThreadEvent.FollowUpOpened(spare.id()), message.author());
      }
      case Transition.Refused refused -> refused.rejection();
      case Transition.Unchanged unchanged -> throw unexpected(unchanged);
      case Transition.Forwarded forwarded -> throw unexpected(forwarded);
    };
  }

  private static @Nullable Rejection recordInFollowUp(
      Change change, Transition.Moved opened, Message message) {
    var recorded =
        opened
            .thread()
            .decide(new ThreadCommand.RecordMessage(message), change.followUpContext(message));
    if (!(recorded instanceof Transition.Moved moved)) {
      throw unexpected(recorded);
    }
    change.continueIn(
        new Transition.Moved(
            moved.thread(),
            Stream.concat(opened.events().stream(), moved.events().stream()).toList(),
            Stream.concat(opened.messages().stream(), moved.messages().stream()).toList(),
            null));
    return null;
  }

  private static IllegalStateException unexpected(Transition transition) {
    return new IllegalStateException("a message to a follow-up ended in " + transition);
  }
}
