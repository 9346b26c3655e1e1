package dev.threadkeep.examples.domain;

import dev.threadkeep.domain.insight.ThreadStatistics;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ChangeContext;
import dev.threadkeep.domain.thread.ChangeContext.SpareIdentity;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.thread.Transition;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Opens a thread, snoozes it, lets the contact wake it, closes it, and tells its life. */
public final class FirstThread {
  private static final OrganizationId ORGANIZATION =
      OrganizationId.parse("01992f7e-0000-7000-8000-000000000001");
  private static final ThreadId ID = ThreadId.parse("01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10");
  private static final Actor ALICE =
      new Actor.User(TeammateId.parse("01992f80-1111-7000-8000-00000000000a"));
  private static final Actor CONTACT = new Actor.Contact(new ContactId("contact-1"));

  /** A store of yours would keep the thread and its events together. */
  private final List<RecordedEvent> history = new ArrayList<>();

  private final PrintStream out;

  private FirstThread(PrintStream out) {
    this.out = out;
  }

  /** Tells the life of one thread on standard output. */
  public static void main(String[] arguments) {
    tell(System.out);
  }

  static void tell(PrintStream out) {
    new FirstThread(out).tell();
  }

  private void tell() {
    var opening = NewThread.bare(ID, ORGANIZATION, new ThreadNumber(48_213_907_114L));
    var question = message(1, "Where is my order?", "09:00");
    var thread =
        keep(ConversationThread.open(opening, List.of(question), context(CONTACT, "09:00")));

    thread = keep(thread.snooze(new SnoozeEnd.NextReply(), context(ALICE, "09:05")));

    var arrived = message(2, "It has arrived, thank you!", "10:30");
    thread = keep(thread.decide(arrived, context(CONTACT, "10:30")));

    var resolved = new ReasonChoice.Named(CloseReason.RESOLVED);
    thread = keep(thread.close(resolved, context(ALICE, "10:45")));

    // Asked for what its state does not allow, a thread refuses and stays as it is.
    thread = keep(thread.close(resolved, context(ALICE, "10:50")));

    if (thread.status() instanceof ThreadStatus.Closed closed) {
      out.printf("closed     as %s at %s%n", closed.reason(), closed.at());
    }
    history.forEach(
        recorded ->
            out.printf(
                "event %d    %s %-7s %s%n",
                recorded.sequence(), recorded.at(), recorded.by().type(), recorded.event().type()));
    out.printf("took       %s%n", ThreadStatistics.of(history).timeToFirstClose());
    out.printf(
        "replayed   %s%n", ConversationThread.replay(ID, ORGANIZATION, history).equals(thread));
  }

  /** What an application does with the four answers that a thread can give. */
  private ConversationThread keep(Transition transition) {
    return switch (transition) {
      case Transition.Moved moved -> {
        history.addAll(moved.events());
        yield moved.thread();
      }
      case Transition.Unchanged unchanged -> unchanged.thread();
      case Transition.Refused refused -> {
        var situation = refused.rejection().situation();
        out.printf(
            "refused    %s, but it could %s%n",
            refused.rejection().getClass().getSimpleName(), situation.allowed());
        yield ConversationThread.replay(ID, ORGANIZATION, history);
      }
      case Transition.Forwarded forwarded ->
          throw new IllegalStateException("goes on in thread " + forwarded.followUp());
    };
  }

  private static ThreadCommand message(int number, String text, String time) {
    return new ThreadCommand.RecordMessage(
        new Message(
            MessageId.parse("01992f7e-0000-7000-8000-00000000000" + number),
            MessageKind.INBOUND,
            CONTACT,
            new MessageText(text),
            at(time),
            Message.initialDelivery(MessageKind.INBOUND),
            Map.of()));
  }

  /** The domain reads no clock, draws no id and knows no policy but the one it is given. */
  private static ChangeContext context(Actor actor, String time) {
    return new ChangeContext(
        actor,
        Through.CANONICAL,
        "request-1",
        at(time),
        LifecyclePolicy.standard(),
        List.of(),
        new SpareIdentity(
            ThreadId.parse("01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a11"), new ThreadNumber(4_711)));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-20T" + time + ":00Z");
  }
}
