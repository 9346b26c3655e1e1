package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.BY_INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TIMER;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.events;
import static dev.threadkeep.domain.thread.fixture.Outcomes.moved;
import static dev.threadkeep.domain.thread.fixture.Outcomes.rejection;
import static dev.threadkeep.domain.thread.fixture.Outcomes.status;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadkeep.domain.thread.fixture.Contexts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnoozingAThreadTest {
  private static final SnoozeEnd REPLY = new SnoozeEnd.NextReply();

  @Test
  void a_thread_is_snoozed_until_a_time_or_the_next_reply() {
    var thread = aThread().open();

    assertThat(status(thread.snooze(until(NOON), aContext().build())))
        .isEqualTo(new ThreadStatus.Snoozed(until(NOON)));
    assertThat(status(thread.snooze(REPLY, aContext().build())))
        .isEqualTo(new ThreadStatus.Snoozed(REPLY));
  }

  @Test
  void the_end_of_a_snooze_must_lie_after_the_present() {
    var thread = aThread().open();

    assertThat(rejection(thread.snooze(until(TEN), aContext().build())))
        .isInstanceOf(Rejection.SnoozeNotInFuture.class);
    assertThat(status(thread.snooze(until(TEN.plusNanos(1_000)), aContext().build())))
        .isEqualTo(new ThreadStatus.Snoozed(until(TEN.plusNanos(1_000))));
  }

  @Test
  void the_present_is_never_before_the_last_event() {
    var thread = aThread().at(TEN).open();

    assertThat(rejection(thread.snooze(until(TEN), aContext().at(NINE).build())))
        .isInstanceOfSatisfying(
            Rejection.SnoozeNotInFuture.class, refused -> assertThat(refused.now()).isEqualTo(TEN));
  }

  @Test
  void a_snooze_may_be_as_long_as_the_policy_allows() {
    var context = aContext().under(aPolicy().snoozingAtMost(Duration.ofHours(2)));

    assertThat(status(aThread().open().snooze(until(NOON), context.build())))
        .isEqualTo(new ThreadStatus.Snoozed(until(NOON)));
    assertThat(rejection(aThread().open().snooze(until(NOON.plusSeconds(1)), context.build())))
        .isInstanceOf(Rejection.SnoozeTooLong.class);
  }

  @Test
  void a_snooze_until_the_next_reply_has_no_length() {
    var context = aContext().under(aPolicy().snoozingAtMost(Duration.ofHours(2)));

    assertThat(status(aThread().open().snooze(REPLY, context.build())))
        .isEqualTo(new ThreadStatus.Snoozed(REPLY));
  }

  @Test
  void a_vendor_may_report_a_longer_snooze_than_the_policy_allows() {
    var context = aContext().by(BY_INTERCOM).under(aPolicy().snoozingAtMost(Duration.ofHours(2)));

    assertThat(status(aThread().open().snooze(until(EVENING), context.build())))
        .isEqualTo(new ThreadStatus.Snoozed(until(EVENING)));
  }

  @Test
  void snoozing_again_until_the_same_changes_nothing() {
    var snoozed = aThread().snoozed(NOON);

    assertThat(snoozed.snooze(until(NOON), aContext().build()))
        .isEqualTo(new Transition.Unchanged(snoozed));
    assertThat(snoozed.decide(new ThreadCommand.MoveSnooze(until(NOON)), aContext().build()))
        .isEqualTo(new Transition.Unchanged(snoozed));
  }

  @Test
  void a_snooze_moves_from_a_time_to_a_reply_and_back() {
    assertThat(status(aThread().snoozed(NOON).snooze(REPLY, aContext().build())))
        .isEqualTo(new ThreadStatus.Snoozed(REPLY));
    assertThat(status(aThread().snoozedUntilReply().snooze(until(NOON), aContext().build())))
        .isEqualTo(new ThreadStatus.Snoozed(until(NOON)));
  }

  @Test
  void a_thread_is_woken_by_hand_with_a_note() {
    var note = new Note("They called");

    assertThat(events(aThread().snoozed().decide(new ThreadCommand.Wake(note), aContext().build())))
        .containsExactly(new ThreadEvent.Woken(note));
  }

  @Test
  void a_thread_wakes_when_told_to_directly() {
    assertThat(status(aThread().snoozed().wake(aContext().build())))
        .isEqualTo(new ThreadStatus.Open());
  }

  @Test
  void a_timer_wakes_a_thread_at_the_time_and_not_before() {
    var snoozed = aThread().snoozed(NOON);

    assertThat(due(snoozed, NOON, NOON.minusNanos(1_000)))
        .isEqualTo(new Transition.Unchanged(snoozed));
    assertThat(moved(due(snoozed, NOON, NOON)).events())
        .extracting(RecordedEvent::at, RecordedEvent::by, RecordedEvent::event)
        .containsExactly(tuple(NOON, TIMER, new ThreadEvent.Woken(null)));
  }

  @Test
  void a_timer_of_a_snooze_that_was_moved_does_nothing() {
    var moved = moved(aThread().snoozed(ELEVEN).snooze(until(NOON), aContext().build())).thread();

    assertThat(due(moved, ELEVEN, EVENING)).isEqualTo(new Transition.Unchanged(moved));
  }

  @Test
  void a_timer_never_ends_a_snooze_that_waits_for_a_reply() {
    var waiting = aThread().snoozedUntilReply();

    assertThat(due(waiting, NOON, EVENING)).isEqualTo(new Transition.Unchanged(waiting));
  }

  @Test
  void a_timer_knows_its_snooze_by_the_microsecond() {
    var snoozed = aThread().snoozed(NOON.plusNanos(1_999));

    assertThat(status(due(snoozed, NOON.plusNanos(1_500), EVENING)))
        .isEqualTo(new ThreadStatus.Open());
  }

  @Test
  void ensuring_a_snooze_reopens_a_closed_thread_first() {
    var ensured =
        aThread().closed().decide(new ThreadCommand.EnsureSnoozed(until(NOON)), aContext().build());

    assertThat(events(ensured))
        .containsExactly(new ThreadEvent.Reopened(null), new ThreadEvent.Snoozed(until(NOON)));
  }

  @Test
  void ensuring_a_snooze_cannot_reopen_past_the_window() {
    Contexts late = aContext().under(aPolicy().reopeningWithin(Duration.ofMinutes(59)));

    assertThat(
            rejection(
                aThread()
                    .closed()
                    .decide(new ThreadCommand.EnsureSnoozed(until(NOON)), late.build())))
        .isInstanceOf(Rejection.ReopenWindowOver.class);
  }

  @Test
  void ensuring_the_same_snooze_is_fine_even_when_its_time_has_come() {
    var snoozed = aThread().snoozed(NOON);

    assertThat(
            snoozed.decide(
                new ThreadCommand.EnsureSnoozed(until(NOON)), aContext().at(EVENING).build()))
        .isEqualTo(new Transition.Unchanged(snoozed));
  }

  private static Transition due(ConversationThread thread, Instant until, Instant now) {
    return thread.decide(new ThreadCommand.WakeDue(until), aContext().by(TIMER).at(now).build());
  }

  private static SnoozeEnd until(Instant time) {
    return new SnoozeEnd.At(time);
  }
}
