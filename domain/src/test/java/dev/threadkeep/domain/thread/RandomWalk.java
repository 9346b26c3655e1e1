package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT;
import static dev.threadkeep.domain.thread.fixture.Cast.BY_INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.KEY;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NO_RESPONSE;
import static dev.threadkeep.domain.thread.fixture.Cast.OTHER;
import static dev.threadkeep.domain.thread.fixture.Cast.POLICY;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.SALES;
import static dev.threadkeep.domain.thread.fixture.Cast.SPAM;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TIMER;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.InboundPolicy.PastWindow;
import dev.threadkeep.domain.policy.InboundPolicy.WhenSnoozed;
import dev.threadkeep.domain.policy.InboundPolicy.WithinWindow;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.domain.thread.fixture.Holders;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Holder;
import dev.threadkeep.domain.vendor.Unsupported;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks arbitrary things of a thread, the same for the same seed. */
final class RandomWalk {
  private static final CloseReason UNKNOWN = new CloseReason("unknown");

  private static final Tags MANY_TAGS =
      Tags.of(IntStream.range(0, 200).mapToObj(i -> "tag " + i).toList());

  /** One more than a thread may have. */
  private static final List<ThreadCommand> MANY_REFERENCES =
      IntStream.rangeClosed(0, References.MOST)
          .<ThreadCommand>mapToObj(
              i -> new ThreadCommand.Refer(new ExternalReference(new Vendor("vendor-" + i), "1")))
          .toList();

  /** Fits into the attributes once, but not twice. */
  private static final String LONG = "x".repeat(40_000);

  private final Random random;
  private Instant now = NINE;
  private int messages;

  RandomWalk(long seed) {
    // Neighbouring seeds begin alike; spread them.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** Mostly one command, now and then several. */
  List<ThreadCommand> commands(ConversationThread thread) {
    int count = chance(4) ? 2 + random.nextInt(4) : 1;
    var commands = IntStream.range(0, count).mapToObj(i -> command(thread)).toList();
    // Without a draw of its own, which would make other walks of all of them.
    return count > 4 && commands.getFirst() instanceof ThreadCommand.Refer
        ? MANY_REFERENCES
        : commands;
  }

  /** Whoever it is, on a clock that sometimes goes backwards. */
  ChangeContext context() {
    now = now.plusSeconds(random.nextInt(7_200) - 1_200);
    return aContext()
        .by(one(ALICE, BOB, BOT, KEY, CUSTOMER, BY_INTERCOM, TIMER, POLICY))
        .at(now)
        .through(one(Through.CANONICAL, FEATHER, INTERCOM))
        .under(policy())
        .heldBy(holders())
        .build();
  }

  /** One of the forms that say what a client wants to have. */
  ThreadCommand ensure() {
    return one(
        new ThreadCommand.EnsureClosed(reason(), note(), random.nextBoolean()),
        new ThreadCommand.EnsureOpen(),
        new ThreadCommand.EnsureNotClosed(),
        new ThreadCommand.EnsureSnoozed(snoozeEnd()));
  }

  private ThreadCommand command(ConversationThread thread) {
    return switch (random.nextInt(41)) {
      case 0 -> new ThreadCommand.Close(reason(), note(), random.nextBoolean());
      case 1 -> ensure();
      case 2 -> new ThreadCommand.CloseLoop();
      case 3 -> new ThreadCommand.CloseIfInactive();
      case 4 -> new ThreadCommand.Reopen(note());
      case 5 -> new ThreadCommand.EnsureOpen();
      case 6 -> new ThreadCommand.EnsureNotClosed();
      case 7 -> new ThreadCommand.Snooze(snoozeEnd());
      case 8 -> new ThreadCommand.EnsureSnoozed(snoozeEnd());
      case 9 -> new ThreadCommand.MoveSnooze(snoozeEnd());
      case 10 -> new ThreadCommand.Wake(note());
      case 11 -> new ThreadCommand.WakeDue(dueTime(thread));
      case 12 -> new ThreadCommand.Assign(assignee());
      case 13 -> new ThreadCommand.Unassign();
      case 14 -> new ThreadCommand.AssignTeam(one(SALES, SUPPORT));
      case 15 -> new ThreadCommand.UnassignTeam();
      case 16 -> new ThreadCommand.Claim(assignee(), chance(2) ? null : assignee());
      case 17 -> new ThreadCommand.Escalate(note());
      case 18 -> new ThreadCommand.Deescalate(note());
      case 19 -> new ThreadCommand.HandOver(one(Handling.values()));
      case 20 -> new ThreadCommand.MarkImportant(random.nextBoolean());
      case 21 -> new ThreadCommand.ChangeSeverity(one(Severity.values()));
      case 22 -> new ThreadCommand.Retitle(chance(3) ? null : new Title(one("Refund", "Order")));
      case 23 -> new ThreadCommand.WriteNotes(note());
      case 24 -> new ThreadCommand.ReplaceTags(chance(4) ? MANY_TAGS : new Tags(List.of(tag())));
      case 25 -> new ThreadCommand.AddTag(tag());
      case 26 -> new ThreadCommand.RemoveTag(tag());
      case 27 -> new ThreadCommand.MergeAttributes(patch());
      case 28 -> new ThreadCommand.LinkContact(chance(3) ? null : new ContactId(one("c1", "c2")));
      case 29 -> new ThreadCommand.LinkCompany(chance(3) ? null : new CompanyId(one("c1", "c2")));
      case 30 -> new ThreadCommand.LinkProject(chance(3) ? null : new ProjectId(one("p1", "p2")));
      case 31 ->
          new ThreadCommand.LinkChannel(
              chance(3) ? null : new Channel(one("sms", "email"), null, null, null));
      case 32 -> new ThreadCommand.Refer(new ExternalReference(vendor(), one("1", "2")));
      case 33 -> new ThreadCommand.ForgetReference(vendor());
      case 34 -> one(new ThreadCommand.MarkRead(), new ThreadCommand.MarkUnread());
      case 35 -> one(new ThreadCommand.Archive(note()), new ThreadCommand.Restore(note()));
      case 36 -> new ThreadCommand.Erase(chance(3) ? null : CUSTOMER_ID);
      case 37 -> new ThreadCommand.EraseIfClosedSince(now);
      default ->
          Messages.of(one(MessageKind.values()))
              .numbered(++messages)
              .at(now.plusSeconds(random.nextInt(600) - 300))
              .recorded();
    };
  }

  private Policies policy() {
    var policy =
        aPolicy()
            .whenSnoozed(one(WhenSnoozed.values()))
            .withinWindow(one(WithinWindow.values()))
            .pastWindow(one(PastWindow.values()))
            .escalatedClosedBy(
                one(
                    new EscalatedClose.Anyone(),
                    new EscalatedClose.ItsAssignee(),
                    new EscalatedClose.These(Set.of(ALICE_ID))));
    if (chance(3)) {
      policy.reopeningWithin(Duration.ofMinutes(1 + random.nextInt(300)));
    }
    if (chance(3)) {
      policy.snoozingAtMost(Duration.ofMinutes(1 + random.nextInt(300)));
    }
    if (chance(4)) {
      policy.requiringReason();
    }
    if (chance(4)) {
      policy.requiring(one(RequiredField.values()));
    }
    if (chance(4)) {
      policy.without(SPAM);
    }
    if (chance(4)) {
      policy.requiringNoteWith(RESOLVED);
    }
    if (chance(2)) {
      policy.autoClosing(Duration.ofMinutes(1 + random.nextInt(300)), NO_RESPONSE);
    }
    if (chance(3)) {
      policy.unassigningOnClose();
    }
    if (chance(3)) {
      policy.defaulting(FEATHER, OTHER);
    }
    return policy;
  }

  private Holder[] holders() {
    return switch (random.nextInt(6)) {
      case 0 -> new Holder[] {Holders.feather(one(Unsupported.values()))};
      case 1 -> new Holder[] {Holders.intercom(), Holders.feather(one(Unsupported.values()))};
      case 2 -> new Holder[] {Holders.intercom()};
      default -> new Holder[0];
    };
  }

  private ReasonChoice reason() {
    return one(
        new ReasonChoice.Unnamed(),
        new ReasonChoice.Named(one(RESOLVED, SPAM, NO_RESPONSE, UNKNOWN)),
        new ReasonChoice.Stated(one("", "DNC", "FILTERED_SPAM", "no idea")));
  }

  private SnoozeEnd snoozeEnd() {
    return chance(3)
        ? new SnoozeEnd.NextReply()
        : new SnoozeEnd.At(now.plusSeconds(random.nextInt(36_000) - 600));
  }

  private Instant dueTime(ConversationThread thread) {
    return thread.status() instanceof ThreadStatus.Snoozed(SnoozeEnd.At(var end)) && !chance(4)
        ? end
        : now;
  }

  private JsonObject patch() {
    JsonValue value =
        one(
            new JsonNull(),
            new JsonNumber(random.nextInt(3)),
            new JsonText(one("x", LONG)),
            new JsonObject(Map.of("a", one(new JsonNull(), new JsonNumber(1)))));
    return new JsonObject(Map.of(one("feather", "intercom"), value));
  }

  private @Nullable Note note() {
    return chance(2) ? null : new Note("Because");
  }

  private Assignee assignee() {
    return one(TO_ALICE, TO_BOB, TO_BOT);
  }

  private Tag tag() {
    return new Tag(one("billing", "Billing", "vip"));
  }

  private Vendor vendor() {
    return one(FEATHER_VENDOR, INTERCOM_VENDOR);
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
