package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.BY_INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.events;
import static dev.threadkeep.domain.thread.fixture.Outcomes.rejection;
import static dev.threadkeep.domain.thread.fixture.Outcomes.status;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReopeningAThreadTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void a_closed_thread_is_reopened_with_a_note() {
    var note = new Note("Closed by mistake");

    assertThat(
            events(aThread().closed().decide(new ThreadCommand.Reopen(note), aContext().build())))
        .containsExactly(new ThreadEvent.Reopened(note));
  }

  @Test
  void a_thread_reopens_when_told_to_directly() {
    assertThat(status(aThread().closed().reopen(aContext().build())))
        .isEqualTo(new ThreadStatus.Open());
  }

  @Test
  void a_thread_may_be_reopened_until_the_window_is_over() {
    assertThat(status(aThread().closed().reopen(withinAnHour(TEN))))
        .isEqualTo(new ThreadStatus.Open());
    assertThat(rejection(aThread().closed().reopen(withinAnHour(TEN.plusNanos(1_000)))))
        .isInstanceOf(Rejection.ReopenWindowOver.class);
  }

  @Test
  void without_a_window_a_thread_may_always_be_reopened() {
    assertThat(
            status(
                aThread()
                    .closed()
                    .reopen(aContext().at(Instant.parse("2999-01-01T00:00:00Z")).build())))
        .isEqualTo(new ThreadStatus.Open());
  }

  @Test
  void the_ensure_forms_are_bound_by_the_window_too() {
    for (var ensure :
        List.of(new ThreadCommand.EnsureOpen(), new ThreadCommand.EnsureNotClosed())) {
      assertThat(rejection(aThread().closed().decide(ensure, withinAnHour(EVENING))))
          .isInstanceOf(Rejection.ReopenWindowOver.class);
    }
  }

  @Test
  void a_vendor_may_report_a_reopen_past_the_window() {
    var context =
        aContext().at(EVENING).by(BY_INTERCOM).under(aPolicy().reopeningWithin(HOUR)).build();

    assertThat(status(aThread().closed().reopen(context))).isEqualTo(new ThreadStatus.Open());
  }

  @Test
  void ensuring_that_a_thread_is_not_closed_leaves_a_snooze_alone() {
    var snoozed = aThread().snoozed();

    assertThat(snoozed.decide(new ThreadCommand.EnsureNotClosed(), aContext().build()))
        .isEqualTo(new Transition.Unchanged(snoozed));
  }

  @Test
  void ensuring_that_a_thread_is_open_ends_a_snooze() {
    assertThat(
            events(aThread().snoozed().decide(new ThreadCommand.EnsureOpen(), aContext().build())))
        .containsExactly(new ThreadEvent.Woken(null));
  }

  private static ChangeContext withinAnHour(Instant now) {
    return aContext().at(now).under(aPolicy().reopeningWithin(HOUR)).build();
  }
}
