package dev.threadkeep.application.timer;

import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.domain.thread.Situation;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class SweepTest {
  private final DueThreads due = mock();
  private final SetAsideStore setAside = mock();
  private final ThreadStore threads = mock();
  private final List<RuntimeException> unforeseen = new ArrayList<>();
  private final Sweep sweep =
      new Sweep(
          due,
          setAside,
          new ThreadLifecycle(threads, new CountingIds(), () -> NOON),
          new CountingIds(),
          () -> NOON,
          Runnable::run,
          (_, failure) -> unforeseen.add(failure));

  private static DueThread dueThread(int number) {
    return new DueThread(ORGANIZATION, new ThreadId(new UUID(0, number)), Timer.WAKE, TEN, 2, null);
  }

  private static List<DueThread> dueThreads(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(SweepTest::dueThread).toList();
  }

  private void areDue(int count) {
    when(due.toWake(eq(NOON), anyInt())).thenReturn(dueThreads(count));
  }

  private static Transition unchanged() {
    return new Transition.Unchanged(Threads.aThread().open());
  }

  private static SetAside asideWith(SetAside.Reason reason, Duration again) {
    return new SetAside(dueThread(1), reason, NOON, again == null ? null : NOON.plus(again));
  }

  @Test
  void asks_in_the_name_of_the_timer_for_each_thread_in_its_organization() {
    areDue(1);
    when(threads.change(any(), any(), any())).thenReturn(unchanged());

    assertThat(sweep.wake()).isEqualTo(new Swept(0, 1, 0, false));

    var asked = ArgumentCaptor.forClass(Wanted.class);
    verify(threads).change(asked.capture(), any(), any());
    assertThat(asked.getValue().caller())
        .isEqualTo(Caller.service(ORGANIZATION, new Actor.Timer()));
    assertThat(asked.getValue().thread()).isEqualTo(new ThreadLocator.ById(dueThread(1).thread()));
  }

  @Test
  void leaves_alone_what_is_gone_or_busy() {
    areDue(2);
    when(threads.change(any(), any(), any()))
        .thenThrow(new ThreadException.UnknownThread())
        .thenThrow(new ThreadException.TooBusy());

    assertThat(sweep.wake()).isEqualTo(new Swept(0, 2, 0, false));
    verifyNoInteractions(setAside);
  }

  @Test
  void sets_aside_for_good_what_a_rule_refuses() {
    areDue(1);
    var situation = new Situation(dueThread(1).thread(), new ThreadStatus.Open(), List.of());
    when(threads.change(any(), any(), any()))
        .thenReturn(new Transition.Refused(new Rejection.CloseReasonRequired(situation)));

    assertThat(sweep.wake()).isEqualTo(new Swept(0, 0, 1, false));

    verify(setAside)
        .add(
            asideWith(
                new SetAside.Reason(
                    "close_reason_required", "The policy requires a reason for a close"),
                null));
  }

  @Test
  void sets_aside_for_a_while_what_fails_and_tells_of_it() {
    areDue(1);
    var failure = new IllegalArgumentException("an impossible row");
    when(threads.change(any(), any(), any())).thenThrow(failure);

    assertThat(sweep.wake()).isEqualTo(new Swept(0, 0, 1, false));

    assertThat(unforeseen).containsExactly(failure);
    verify(setAside)
        .add(
            asideWith(
                new SetAside.Reason(
                    "internal_error", "The change failed; the service's log has more"),
                Duration.ofMinutes(5)));
  }

  @Test
  void gives_up_at_the_first_thread_for_which_the_store_is_away() {
    areDue(100);
    when(threads.change(any(), any(), any())).thenThrow(new StoreUnavailableException("away"));

    assertThatThrownBy(sweep::wake).isInstanceOf(StoreUnavailableException.class);

    verify(threads, times(1)).change(any(), any(), any());
    verifyNoInteractions(setAside);
  }

  @Test
  void takes_a_bounded_part_of_what_is_due_and_goes_on_only_if_it_got_anywhere() {
    areDue(Sweep.MOST_READ);
    when(threads.change(any(), any(), any())).thenReturn(unchanged());

    assertThat(sweep.wake()).isEqualTo(new Swept(0, Sweep.MOST_CHANGED, 0, false));

    verify(due).toWake(NOON, Sweep.MOST_READ);
    verify(threads, times(Sweep.MOST_CHANGED)).change(any(), any(), any());
  }

  @Test
  void closes_in_every_organization_that_wants_it() {
    var one = new AutoClosing(ORGANIZATION, Duration.ofHours(1), "mark");
    var other = new AutoClosing(new OrganizationId(new UUID(0, 9)), Duration.ofHours(2), "other");
    when(due.autoClosing()).thenReturn(List.of(one, other));
    when(due.toClose(eq(one), eq(NOON), anyInt())).thenReturn(dueThreads(1));
    when(due.toClose(eq(other), eq(NOON), anyInt())).thenReturn(dueThreads(2));
    when(threads.change(any(), any(), any())).thenReturn(unchanged());

    assertThat(sweep.closeInactive()).isEqualTo(new Swept(0, 3, 0, false));
  }
}
