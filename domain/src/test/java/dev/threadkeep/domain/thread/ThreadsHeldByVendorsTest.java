package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT;
import static dev.threadkeep.domain.thread.fixture.Cast.BY_INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.KEY;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.POLICY;
import static dev.threadkeep.domain.thread.fixture.Cast.SALES;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TIMER;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.rejection;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.fixture.Holders;
import dev.threadkeep.domain.vendor.Unsupported;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class ThreadsHeldByVendorsTest {

  /** A command and the operation that a vendor needs to follow it. */
  record Asked(ConversationThread thread, ThreadCommand command, VendorOperation operation) {
    @Override
    public String toString() {
      return command + " needs " + operation;
    }
  }

  static final List<Asked> STATUS =
      List.of(
          new Asked(
              aThread().open(),
              new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false),
              VendorOperation.CLOSE),
          new Asked(
              aThread().snoozed(),
              new ThreadCommand.EnsureClosed(new ReasonChoice.Unnamed(), null, false),
              VendorOperation.CLOSE),
          new Asked(aThread().closed(), new ThreadCommand.Reopen(null), VendorOperation.REOPEN),
          new Asked(aThread().closed(), new ThreadCommand.EnsureOpen(), VendorOperation.REOPEN),
          new Asked(
              aThread().closed(), new ThreadCommand.EnsureNotClosed(), VendorOperation.REOPEN),
          new Asked(
              aThread().closed(),
              new ThreadCommand.EnsureSnoozed(new SnoozeEnd.At(NOON)),
              VendorOperation.REOPEN));

  static final List<Asked> SNOOZE_AND_ASSIGNMENT =
      List.of(
          new Asked(
              aThread().open(),
              new ThreadCommand.Snooze(new SnoozeEnd.At(NOON)),
              VendorOperation.SNOOZE_UNTIL_TIME),
          new Asked(
              aThread().open(),
              new ThreadCommand.Snooze(new SnoozeEnd.NextReply()),
              VendorOperation.SNOOZE_UNTIL_REPLY),
          new Asked(
              aThread().closed(),
              new ThreadCommand.EnsureSnoozed(new SnoozeEnd.NextReply()),
              VendorOperation.SNOOZE_UNTIL_REPLY),
          new Asked(
              aThread().snoozedUntilReply(),
              new ThreadCommand.MoveSnooze(new SnoozeEnd.At(NOON)),
              VendorOperation.SNOOZE_UNTIL_TIME),
          new Asked(aThread().snoozed(), new ThreadCommand.Wake(null), VendorOperation.WAKE),
          new Asked(aThread().snoozed(), new ThreadCommand.EnsureOpen(), VendorOperation.WAKE),
          new Asked(
              aThread().open(), new ThreadCommand.Assign(TO_ALICE), VendorOperation.ASSIGN_USER),
          new Asked(
              aThread().open(), new ThreadCommand.Assign(TO_BOT), VendorOperation.ASSIGN_AGENT),
          new Asked(
              aThread().open(),
              new ThreadCommand.Claim(TO_BOT, null),
              VendorOperation.ASSIGN_AGENT),
          new Asked(
              aThread().open(), new ThreadCommand.AssignTeam(SALES), VendorOperation.ASSIGN_TEAM),
          new Asked(
              aThread().assignedTo(TO_BOB).open(),
              new ThreadCommand.Unassign(),
              VendorOperation.UNASSIGN),
          new Asked(
              aThread().assignedTo(SUPPORT).open(),
              new ThreadCommand.UnassignTeam(),
              VendorOperation.UNASSIGN));

  static final List<Asked> ALL =
      Stream.concat(STATUS.stream(), SNOOZE_AND_ASSIGNMENT.stream()).toList();

  @ParameterizedTest
  @FieldSource("ALL")
  void what_the_vendor_can_do_is_done(Asked asked) {
    assertThat(
            asked.thread().decide(asked.command(), aContext().heldBy(Holders.intercom()).build()))
        .isInstanceOf(Transition.Moved.class);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void what_it_lacks_is_rejected_where_the_connection_rejects(Asked asked) {
    assertThat(rejection(without(asked, Unsupported.REJECT, ALICE))).isEqualTo(refusal(asked));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void what_it_lacks_is_kept_here_where_the_connection_records(Asked asked) {
    assertThat(without(asked, Unsupported.RECORD, ALICE)).isInstanceOf(Transition.Moved.class);
  }

  @ParameterizedTest
  @FieldSource("STATUS")
  void a_status_that_it_cannot_have_is_refused_where_the_connection_emulates(Asked asked) {
    assertThat(rejection(without(asked, Unsupported.EMULATE, ALICE))).isEqualTo(refusal(asked));
  }

  @ParameterizedTest
  @FieldSource("SNOOZE_AND_ASSIGNMENT")
  void a_snooze_or_an_assignment_is_held_here_where_the_connection_emulates(Asked asked) {
    assertThat(without(asked, Unsupported.EMULATE, ALICE)).isInstanceOf(Transition.Moved.class);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void every_caller_is_held_to_what_the_vendor_can_do(Asked asked) {
    for (var caller : List.of(ALICE, BOT, KEY, CUSTOMER)) {
      assertThat(rejection(without(asked, Unsupported.REJECT, caller))).isEqualTo(refusal(asked));
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void vendors_timers_and_policies_are_not(Asked asked) {
    for (var actor : List.of(BY_INTERCOM, TIMER, POLICY)) {
      assertThat(without(asked, Unsupported.REJECT, actor)).isInstanceOf(Transition.Moved.class);
    }
  }

  @Test
  void one_vendor_that_cannot_follow_is_enough() {
    var context =
        aContext().heldBy(Holders.intercom(), Holders.feather(Unsupported.REJECT)).build();

    assertThat(rejection(aThread().open().decide(new ThreadCommand.Assign(TO_BOB), context)))
        .isInstanceOf(Rejection.VendorCannot.class);
  }

  @Test
  void what_already_is_so_asks_nothing_of_a_vendor() {
    var context = aContext().heldBy(Holders.feather(Unsupported.REJECT)).build();
    var open = aThread().assignedTo(TO_BOB).assignedTo(SALES).open();
    var snoozed = aThread().snoozed();

    assertThat(
            open.decide(
                List.of(
                    new ThreadCommand.Assign(TO_BOB),
                    new ThreadCommand.AssignTeam(SALES),
                    new ThreadCommand.EnsureOpen()),
                context))
        .isEqualTo(new Transition.Unchanged(open));
    assertThat(snoozed.decide(new ThreadCommand.EnsureSnoozed(new SnoozeEnd.At(NOON)), context))
        .isEqualTo(new Transition.Unchanged(snoozed));
    assertThat(
            aThread()
                .open()
                .decide(
                    List.of(new ThreadCommand.Unassign(), new ThreadCommand.UnassignTeam()),
                    context))
        .isEqualTo(new Transition.Unchanged(aThread().open()));
  }

  @Test
  void all_else_that_a_vendor_lacks_is_recorded() {
    var context = aContext().heldBy(Holders.feather(Unsupported.REJECT)).build();

    assertThat(
            aThread()
                .open()
                .decide(
                    List.of(
                        new ThreadCommand.Escalate(null),
                        new ThreadCommand.Retitle(new Title("Refund")),
                        new ThreadCommand.Archive(null)),
                    context))
        .isInstanceOf(Transition.Moved.class);
  }

  @Test
  void a_thread_cannot_begin_in_hands_that_its_vendor_does_not_know() {
    var feather = aContext().heldBy(Holders.feather(Unsupported.REJECT)).build();

    assertThat(
            List.of(
                aThread().assignedTo(TO_ALICE).opening(),
                aThread().assignedTo(TO_BOT).opening(),
                aThread().assignedTo(SALES).opening()))
        .extracting(opening -> rejection(ConversationThread.open(opening, List.of(), feather)))
        .extracting(refused -> ((Rejection.VendorCannot) refused).operation())
        .containsExactly(
            VendorOperation.ASSIGN_USER, VendorOperation.ASSIGN_AGENT, VendorOperation.ASSIGN_TEAM);
    var both = aThread().assignedTo(TO_ALICE).assignedTo(SALES).opening();
    var teamsOnly =
        aContext().heldBy(Holders.without(VendorOperation.ASSIGN_USER, Unsupported.REJECT)).build();
    assertThat(rejection(ConversationThread.open(both, List.of(), teamsOnly)))
        .isInstanceOf(Rejection.VendorCannot.class);
    assertThat(ConversationThread.open(aThread().opening(), List.of(), feather))
        .isInstanceOf(Transition.Moved.class);
  }

  @ParameterizedTest
  @EnumSource(VendorOperation.class)
  void a_vendor_that_can_do_everything_refuses_nothing(VendorOperation operation) {
    assertThat(Holders.intercom().refuses(operation)).isFalse();
  }

  private static Transition without(Asked asked, Unsupported mode, Actor actor) {
    return asked
        .thread()
        .decide(
            asked.command(),
            aContext().by(actor).heldBy(Holders.without(asked.operation(), mode)).build());
  }

  private static Rejection refusal(Asked asked) {
    var allowed =
        switch (asked.operation()) {
          case CLOSE ->
              asked.thread().status() instanceof ThreadStatus.Snoozed
                  ? List.of(NextStep.SNOOZE, NextStep.WAKE, NextStep.ARCHIVE)
                  : List.of(NextStep.SNOOZE, NextStep.ARCHIVE);
          case REOPEN -> List.of(NextStep.ARCHIVE);
          case WAKE -> List.of(NextStep.CLOSE, NextStep.SNOOZE, NextStep.ARCHIVE);
          case SNOOZE_UNTIL_TIME,
              SNOOZE_UNTIL_REPLY,
              ASSIGN_USER,
              ASSIGN_AGENT,
              ASSIGN_TEAM,
              UNASSIGN ->
              switch (asked.thread().status()) {
                case ThreadStatus.Open open ->
                    List.of(NextStep.CLOSE, NextStep.SNOOZE, NextStep.ARCHIVE);
                case ThreadStatus.Snoozed snoozed ->
                    List.of(NextStep.CLOSE, NextStep.SNOOZE, NextStep.WAKE, NextStep.ARCHIVE);
                case ThreadStatus.Closed closed -> List.of(NextStep.REOPEN, NextStep.ARCHIVE);
              };
        };
    return new Rejection.VendorCannot(
        new Situation(asked.thread().id(), asked.thread().status(), allowed),
        INTERCOM_VENDOR,
        asked.operation());
  }
}
