package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.SALES;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.events;
import static dev.threadkeep.domain.thread.fixture.Outcomes.rejection;
import static dev.threadkeep.domain.thread.fixture.Outcomes.thread;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.thread.ThreadCommand.Telling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssigningAThreadTest {

  @Test
  void assignee_and_team_are_two_slots_that_know_nothing_of_each_other() {
    var thread = aThread().open();

    thread = after(thread, new ThreadCommand.Assign(TO_ALICE));
    thread = after(thread, new ThreadCommand.AssignTeam(SUPPORT));
    assertThat(thread.assignment()).isEqualTo(new Assignment(TO_ALICE, SUPPORT));

    assertThat(after(thread, new ThreadCommand.Unassign()).assignment())
        .isEqualTo(new Assignment(null, SUPPORT));
    assertThat(after(thread, new ThreadCommand.UnassignTeam()).assignment())
        .isEqualTo(new Assignment(TO_ALICE, null));
    assertThat(after(thread, new ThreadCommand.Assign(TO_BOT)).assignment())
        .isEqualTo(new Assignment(TO_BOT, SUPPORT));
    assertThat(after(thread, new ThreadCommand.AssignTeam(SALES)).assignment())
        .isEqualTo(new Assignment(TO_ALICE, SALES));
  }

  @Test
  void a_closed_thread_stays_closed_when_it_is_assigned() {
    var closed = aThread().closed();

    assertThat(after(closed, new ThreadCommand.Assign(TO_BOB)).status()).isEqualTo(closed.status());
  }

  @Test
  void a_user_and_an_agent_are_never_the_same_assignee() {
    var thread = aThread().assignedTo(TO_BOT).open();

    assertThat(
            events(
                thread.decide(
                    new ThreadCommand.Assign(new Assignee.User(TO_BOT.id())), aContext().build())))
        .containsExactly(new ThreadEvent.Assigned(new Assignee.User(TO_BOT.id())));
  }

  @Test
  void an_unassigned_thread_is_claimed_by_expecting_nobody() {
    assertThat(claim(aThread().open(), TO_ALICE, null))
        .satisfies(
            claimed ->
                assertThat(events(claimed)).containsExactly(new ThreadEvent.Assigned(TO_ALICE)));
  }

  @Test
  void a_claim_tells_who_holds_the_thread_instead() {
    assertThat(rejection(claim(aThread().assignedTo(TO_BOB).open(), TO_ALICE, TO_BOT)))
        .isInstanceOfSatisfying(
            Rejection.HeldBySomeoneElse.class,
            refused -> {
              assertThat(refused.holder()).isEqualTo(TO_BOB);
              assertThat(refused.expected()).isEqualTo(TO_BOT);
            });
    assertThat(rejection(claim(aThread().open(), TO_ALICE, TO_BOT)))
        .isInstanceOf(Rejection.HeldBySomeoneElse.class);
  }

  @Test
  void claiming_again_what_one_holds_already_changes_nothing() {
    var thread = aThread().assignedTo(TO_ALICE).open();

    assertThat(claim(thread, TO_ALICE, null)).isEqualTo(new Transition.Unchanged(thread));
    assertThat(claim(thread, TO_ALICE, TO_ALICE)).isEqualTo(new Transition.Unchanged(thread));
  }

  @Test
  void a_thread_may_begin_in_somebodys_hands() {
    assertThat(aThread().assignedTo(TO_ALICE).assignedTo(SUPPORT).open().assignment())
        .isEqualTo(new Assignment(TO_ALICE, SUPPORT));
  }

  private static Transition claim(
      ConversationThread thread, Assignee assignee, @Nullable Assignee expected) {
    return thread.decide(new ThreadCommand.Claim(assignee, expected), aContext().build());
  }

  private static ConversationThread after(ConversationThread thread, ThreadCommand command) {
    return thread(thread.decide(command, aContext().build()));
  }

  @Test
  void an_assignment_to_who_holds_the_thread_is_told_where_it_is_asked_to_be() {
    var held = aThread().assignedTo(TO_ALICE).open();

    assertThat(told(held, Telling.OF_CHANGES)).isEmpty();
    assertThat(told(held, Telling.OF_REOPENINGS)).isEmpty();
    assertThat(told(held, Telling.OF_ALL)).containsExactly(new ThreadEvent.Assigned(TO_ALICE));
  }

  @Test
  void what_a_thread_is_opened_again_for_is_told_where_it_is_asked_to_be() {
    var closed = aThread().assignedTo(TO_ALICE).closed();

    assertThat(told(closed, Telling.OF_CHANGES)).containsExactly(new ThreadEvent.Reopened(null));
    assertThat(told(closed, Telling.OF_REOPENINGS))
        .containsExactly(new ThreadEvent.Reopened(null), new ThreadEvent.Assigned(TO_ALICE));
  }

  @Test
  void the_same_goes_for_teams() {
    var held = after(aThread().open(), new ThreadCommand.AssignTeam(SUPPORT));

    assertThat(
            events(
                held.decide(
                    new ThreadCommand.AssignTeam(SUPPORT, Telling.OF_ALL), aContext().build())))
        .containsExactly(new ThreadEvent.TeamAssigned(SUPPORT));
    assertThat(
            held.decide(
                new ThreadCommand.AssignTeam(SUPPORT, Telling.OF_REOPENINGS), aContext().build()))
        .isEqualTo(new Transition.Unchanged(held));
  }

  private static List<ThreadEvent> told(ConversationThread thread, Telling telling) {
    var transition =
        thread.decide(
            List.of(
                new ThreadCommand.EnsureNotClosed(), new ThreadCommand.Assign(TO_ALICE, telling)),
            aContext().build());
    return transition instanceof Transition.Unchanged ? List.of() : events(transition);
  }
}
