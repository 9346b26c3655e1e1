package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.SPAM;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Contexts.SPARE;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.rejection;
import static dev.threadkeep.domain.thread.fixture.Outcomes.thread;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static dev.threadkeep.domain.thread.fixture.Threads.THREAD;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.domain.thread.fixture.Contexts;
import dev.threadkeep.domain.thread.fixture.Holders;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Unsupported;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every refusal, with the facts it carries and what it says is allowed instead. */
class RefusalsTest {
  private static final CloseReason NONSENSE = new CloseReason("nonsense");
  private static final ReasonChoice UNNAMED = new ReasonChoice.Unnamed();

  /** Commands that are refused, and how. */
  record Case(
      ConversationThread thread,
      List<ThreadCommand> commands,
      Contexts context,
      Rejection rejection) {
    Case(ConversationThread thread, ThreadCommand command, Contexts context, Rejection rejection) {
      this(thread, List.of(command), context, rejection);
    }

    @Override
    public String toString() {
      return rejection.getClass().getSimpleName() + " of " + thread.status();
    }
  }

  static final List<Case> CASES =
      List.of(
          new Case(
              aThread().closed(SPAM),
              close(UNNAMED),
              aContext(),
              new Rejection.AlreadyClosed(
                  closed(SPAM, NextStep.REOPEN, NextStep.ARCHIVE), SPAM, NINE)),
          new Case(
              aThread().archived().closed(),
              close(UNNAMED),
              under(aPolicy().reopeningWithin(Duration.ofMinutes(59))),
              new Rejection.AlreadyClosed(closed(RESOLVED, NextStep.RESTORE), RESOLVED, NINE)),
          new Case(
              aThread().closed(),
              close(UNNAMED),
              aContext().heldBy(Holders.feather(Unsupported.EMULATE)),
              new Rejection.AlreadyClosed(closed(RESOLVED, NextStep.ARCHIVE), RESOLVED, NINE)),
          new Case(
              aThread().open(),
              new ThreadCommand.Reopen(null),
              aContext(),
              new Rejection.AlreadyOpen(open())),
          new Case(
              aThread().snoozed(),
              new ThreadCommand.Reopen(null),
              aContext(),
              new Rejection.NotClosed(
                  new Situation(
                      THREAD,
                      aThread().snoozed().status(),
                      List.of(NextStep.CLOSE, NextStep.SNOOZE, NextStep.WAKE, NextStep.ARCHIVE)))),
          new Case(
              aThread().open(),
              new ThreadCommand.Wake(null),
              aContext(),
              new Rejection.NotSnoozed(open())),
          new Case(
              aThread().closed(),
              new ThreadCommand.Snooze(new SnoozeEnd.At(EVENING)),
              aContext(),
              new Rejection.ClosedCannotSnooze(
                  closed(RESOLVED, NextStep.REOPEN, NextStep.ARCHIVE), NINE)),
          new Case(
              aThread().assignedTo(TO_BOB).open(),
              new ThreadCommand.Claim(TO_ALICE, null),
              aContext(),
              new Rejection.HeldBySomeoneElse(open(), TO_BOB, null)),
          new Case(
              aThread().closed(),
              new ThreadCommand.Reopen(null),
              aContext().heldBy(Holders.feather(Unsupported.EMULATE)),
              new Rejection.VendorCannot(
                  closed(RESOLVED, NextStep.ARCHIVE), FEATHER_VENDOR, VendorOperation.REOPEN)),
          new Case(
              aThread().open(),
              new ThreadCommand.Snooze(new SnoozeEnd.NextReply()),
              aContext().heldBy(Holders.feather(Unsupported.REJECT)),
              new Rejection.VendorCannot(
                  open(NextStep.CLOSE, NextStep.ARCHIVE),
                  FEATHER_VENDOR,
                  VendorOperation.SNOOZE_UNTIL_REPLY)),
          new Case(
              aThread().open(),
              close(new ReasonChoice.Named(NONSENSE)),
              aContext(),
              new Rejection.UnknownCloseReason(open(), NONSENSE)),
          new Case(
              aThread().open(),
              close(new ReasonChoice.Named(SPAM)),
              under(aPolicy().without(SPAM)),
              new Rejection.InactiveCloseReason(open(), SPAM)),
          new Case(
              aThread().open(),
              close(UNNAMED),
              under(aPolicy().requiringReason()),
              new Rejection.CloseReasonRequired(open())),
          new Case(
              aThread().open(),
              close(new ReasonChoice.Named(SPAM)),
              under(aPolicy().requiringNoteWith(SPAM)),
              new Rejection.CloseNoteRequired(open(), SPAM)),
          new Case(
              aThread().open(),
              close(UNNAMED),
              under(
                  aPolicy()
                      .requiring(RequiredField.TAG, RequiredField.ASSIGNEE, RequiredField.TITLE)),
              new Rejection.FieldsRequiredBeforeClose(
                  open(), List.of(RequiredField.ASSIGNEE, RequiredField.TITLE, RequiredField.TAG))),
          new Case(
              aThread().escalated().open(),
              close(UNNAMED),
              under(aPolicy().escalatedClosedBy(new EscalatedClose.ItsAssignee())),
              new Rejection.EscalatedCloseForbidden(open(), ALICE)),
          new Case(
              aThread().closed(),
              new ThreadCommand.Reopen(null),
              under(aPolicy().reopeningWithin(Duration.ofMinutes(59))),
              new Rejection.ReopenWindowOver(
                  closed(RESOLVED, NextStep.ARCHIVE), NINE, Duration.ofMinutes(59))),
          new Case(
              aThread().open(),
              new ThreadCommand.Snooze(new SnoozeEnd.At(EVENING)),
              under(aPolicy().snoozingAtMost(Duration.ofHours(1))),
              new Rejection.SnoozeTooLong(open(), EVENING, Duration.ofHours(1))),
          new Case(
              aThread().open(),
              new ThreadCommand.Snooze(new SnoozeEnd.At(NINE)),
              aContext(),
              new Rejection.SnoozeNotInFuture(open(), NINE, TEN)),
          new Case(
              followedUp(),
              List.of(Messages.inbound().recorded(), new ThreadCommand.MarkUnread()),
              under(aPolicy().reopeningWithin(Duration.ofMinutes(59))),
              new Rejection.CarriedOn(closed(RESOLVED, NextStep.ARCHIVE), SPARE.id())),
          new Case(
              aThread().open(),
              new ThreadCommand.MergeAttributes(member("x", new JsonText("x".repeat(65_536)))),
              aContext(),
              new Rejection.AttributesTooLarge(
                  open(), "attributes must have at most 64 KiB of JSON")),
          new Case(
              aThread().tagged(names(200)).open(),
              new ThreadCommand.AddTag(new Tag("one more")),
              aContext(),
              new Rejection.TooManyTags(open(), "a thread must have at most 200 tags")),
          new Case(
              aThread().knownAs(references(32)).open(),
              new ThreadCommand.Refer(new ExternalReference(FEATHER_VENDOR, "one more")),
              aContext(),
              new Rejection.TooManyReferences(open(), 32)));

  @ParameterizedTest
  @FieldSource("CASES")
  void a_refusal_tells_the_rule_the_state_and_what_is_allowed(Case example) {
    assertThat(example.thread().decide(example.commands(), example.context().build()))
        .isEqualTo(new Transition.Refused(example.rejection()));
  }

  @Test
  void every_refusal_is_among_the_cases() {
    assertThat(CASES.stream().map(example -> example.rejection().getClass()).collect(toSet()))
        .isEqualTo(leaves(Rejection.class).collect(toSet()));
  }

  @Test
  void a_refusal_within_a_command_still_tells_the_thread_as_it_is() {
    var closed = aThread().closed();

    var refused =
        closed.decide(new ThreadCommand.EnsureSnoozed(new SnoozeEnd.At(NINE)), aContext().build());

    assertThat(rejection(refused))
        .isEqualTo(
            new Rejection.SnoozeNotInFuture(
                closed(RESOLVED, NextStep.REOPEN, NextStep.ARCHIVE), NINE, TEN));
  }

  @Test
  void a_refusal_within_a_group_still_tells_the_thread_as_it_is() {
    var closed = aThread().closed();

    var refused =
        closed.decide(
            List.of(new ThreadCommand.Reopen(null), close(new ReasonChoice.Named(NONSENSE))),
            aContext().build());

    assertThat(rejection(refused))
        .isEqualTo(
            new Rejection.UnknownCloseReason(
                closed(RESOLVED, NextStep.REOPEN, NextStep.ARCHIVE), NONSENSE));
  }

  private static ConversationThread followedUp() {
    var late = under(aPolicy().reopeningWithin(Duration.ofMinutes(59)));
    return thread(aThread().closed().decide(Messages.inbound().recorded(), late.build()));
  }

  private static ThreadCommand close(ReasonChoice reason) {
    return new ThreadCommand.Close(reason, null, false);
  }

  private static Contexts under(Policies policy) {
    return aContext().under(policy);
  }

  private static Situation open(NextStep... allowed) {
    var steps =
        allowed.length == 0
            ? List.of(NextStep.CLOSE, NextStep.SNOOZE, NextStep.ARCHIVE)
            : List.of(allowed);
    return new Situation(THREAD, new ThreadStatus.Open(), steps);
  }

  private static Situation closed(CloseReason reason, NextStep... allowed) {
    return new Situation(
        THREAD, new ThreadStatus.Closed(reason, null, null, NINE, ALICE, false), List.of(allowed));
  }

  private static JsonObject member(String name, JsonValue value) {
    return new JsonObject(Map.of(name, value));
  }

  private static String[] names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "tag " + i).toArray(String[]::new);
  }

  private static ExternalReference[] references(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new ExternalReference(new Vendor("vendor-" + i), "1"))
        .toArray(ExternalReference[]::new);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RefusalsTest::leaves)
        : Stream.of(type);
  }
}
