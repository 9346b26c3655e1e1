package dev.threadkeep.application.job;

import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.JobOverException;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.job.Job.Abortion;
import dev.threadkeep.application.job.Job.Asked;
import dev.threadkeep.application.job.JobStore.Waiting;
import dev.threadkeep.application.job.Slice.Target;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.Attempt;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.application.thread.ThreadStore.PositionedDecision;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class JobRunnerTest {
  private static final Caller CALLER = new Caller(ORGANIZATION, new Actor.Policy(), null, Set.of());
  private static final Job JOB =
      Job.begun(
          new JobId(new UUID(0, 9)),
          new Asked(
              CALLER, new Origin(Through.CANONICAL, "request-1", null), JsonObject.empty(), TEN));
  private static final Waiting WAITING = new Waiting(ORGANIZATION, JOB.id());
  private static final JsonObject UNFORESEEN =
      new ObjectWriter().putText("code", "internal_error").toObject();

  private final JobStore jobs = mock(JobStore.class);
  private final ThreadStore threads = mock(ThreadStore.class);
  private final Map<ThreadId, ConversationThread> stored = new HashMap<>();
  private final List<RecordedEvent> events = new ArrayList<>();
  private final Set<ThreadId> broken = new HashSet<>();
  private final List<RuntimeException> told = new ArrayList<>();
  private List<ThreadCommand> commands = List.of(new ThreadCommand.Escalate(null));
  private Instant now = TEN;
  private final JobRunner runner =
      new JobRunner(
          jobs,
          new Language(),
          new ThreadLifecycle(threads, new CountingIds(), () -> now),
          () -> now,
          (_, failure) -> told.add(failure));

  /** Tells a failure by its name. */
  private final class Language implements JobLanguage {
    @Override
    public Order read(Job job) {
      return new Order() {
        @Override
        public ThreadFilter filter() {
          return JobStoreContract.OPEN;
        }

        @Override
        public List<ThreadCommand> commands() {
          return commands;
        }
      };
    }

    @Override
    public JsonObject problem(Job job, ThreadId thread, ThreadException failure) {
      return named(failure.getClass());
    }

    @Override
    public JsonObject unforeseen(Job job, ThreadId thread) {
      return UNFORESEEN;
    }
  }

  private static JsonObject named(Class<? extends ThreadException> failure) {
    return new ObjectWriter().putText("code", failure.getSimpleName()).toObject();
  }

  @BeforeEach
  void a_job_waits_and_the_store_decides_on_what_is_stored() {
    when(jobs.waiting(any())).thenReturn(List.of(WAITING));
    when(threads.changeSeparately(any(), any()))
        .thenAnswer(call -> changed(call.getArgument(0), call.getArgument(1)));
  }

  private List<Attempt<Transition>> changed(List<Wanted> wanted, PositionedDecision decision) {
    var attempts = new ArrayList<Attempt<Transition>>();
    for (int position = 0; position < wanted.size(); position++) {
      var id = ((ThreadLocator.ById) wanted.get(position).thread()).id();
      if (broken.contains(id)) {
        throw new IllegalStateException("unforeseen");
      }
      try {
        attempts.add(new Attempt.Done<>(decided(position, stored.get(id), decision)));
      } catch (ThreadException failure) {
        attempts.add(new Attempt.Failed<>(failure));
      }
    }
    return attempts;
  }

  private Transition decided(int position, ConversationThread thread, PositionedDecision decision) {
    if (thread == null) {
      throw new ThreadException.UnknownThread();
    }
    var ground = new Ground(LifecyclePolicy.standard(), Known.nothing());
    var transition = decision.decide(position, new Loaded(thread, List.of(), ground));
    if (transition instanceof Transition.Moved moved) {
      stored.put(thread.id(), moved.thread());
      events.addAll(moved.events());
    }
    return transition;
  }

  private static ThreadId id(int number) {
    return new ThreadId(new UUID(1, number));
  }

  private Target target(int number) {
    return target(aThread().identified(id(number)).open());
  }

  private Target target(ConversationThread thread) {
    stored.put(thread.id(), thread);
    return new Target(thread.id(), thread.version(), false);
  }

  private Slice slice(Job job, boolean inDoubt, Target... targets) {
    var slice = new Slice(job, 1, null, id(99), inDoubt);
    when(jobs.begin(any(), any(), any())).thenReturn(Optional.of(slice));
    when(jobs.threads(slice, JobStoreContract.OPEN))
        .thenReturn(new Slice.Threads(10, List.of(targets)));
    return slice;
  }

  private SliceReport reported(Slice slice) {
    var report = ArgumentCaptor.forClass(SliceReport.class);
    verify(jobs).settle(any(), report.capture(), any());
    verify(jobs).begin(WAITING, TEN, TEN.plus(JobRunner.LEASE));
    assertThat(slice).isNotNull();
    return report.getValue();
  }

  @Test
  void changes_what_was_found_and_reports_what_became_of_it() {
    var slice =
        slice(
            JOB,
            false,
            target(1),
            target(aThread().identified(id(2)).escalated().open()),
            target(3));

    assertThat(runner.turn()).isTrue();

    assertThat(reported(slice)).isEqualTo(new SliceReport(10, 2, 1, List.of(), null));
    assertThat(events)
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.toString()).contains("job-" + JOB.id()));
  }

  @Test
  void a_thread_that_refuses_is_reported_and_stops_no_other() {
    commands = List.of(new ThreadCommand.Wake(null));
    var slice =
        slice(JOB, false, target(1), target(aThread().identified(id(2)).snoozedUntilReply()));

    runner.turn();

    var refused = new JobFailure(id(1), named(ThreadException.Refused.class));
    assertThat(reported(slice)).isEqualTo(new SliceReport(10, 1, 0, List.of(refused), null));
  }

  @Test
  void what_the_job_has_done_already_counts_and_is_not_done_again() {
    var slice = slice(JOB, true, new Target(id(1), 2, true), target(2));

    runner.turn();

    assertThat(reported(slice)).isEqualTo(new SliceReport(10, 2, 0, List.of(), null));
    assertThat(events).hasSize(1);
  }

  @Test
  void a_thread_that_has_changed_since_it_was_found_is_looked_at_again() {
    var stale = new Target(target(1).thread(), 7, false);
    var slice = slice(JOB, false, stale, target(2), new Target(target(3).thread(), 7, false));
    when(jobs.again(slice, JobStoreContract.OPEN, List.of(id(1), id(3))))
        .thenReturn(List.of(target(1)));

    runner.turn();

    assertThat(reported(slice)).isEqualTo(new SliceReport(10, 2, 0, List.of(), null));
  }

  @Test
  void a_thread_that_changes_whenever_it_is_looked_at_is_given_up() {
    var stale = new Target(target(1).thread(), 7, false);
    var slice = slice(JOB, false, stale);
    when(jobs.again(any(), any(), any())).thenReturn(List.of(stale));

    runner.turn();

    var busy = new JobFailure(id(1), named(ThreadException.TooBusy.class));
    assertThat(reported(slice)).isEqualTo(new SliceReport(10, 0, 0, List.of(busy), null));
  }

  @Test
  void a_thread_that_is_no_longer_there_matches_nothing() {
    var slice = slice(JOB, false, new Target(id(1), 1, false), target(2));

    runner.turn();

    assertThat(reported(slice)).isEqualTo(new SliceReport(10, 1, 0, List.of(), null));
  }

  @Test
  void a_job_that_is_to_stop_only_counts_what_is_in_doubt() {
    var stopping =
        new Job(JOB.id(), JOB.asked(), JobState.RUNNING, true, JOB.progress(), TEN, null, null);
    var slice = slice(stopping, true, new Target(id(1), 2, true), target(2));

    runner.turn();

    assertThat(reported(slice)).isEqualTo(new SliceReport(10, 1, 0, List.of(), null));
    assertThat(events).isEmpty();
  }

  @Test
  void a_job_whose_key_no_longer_works_has_failed() {
    var slice = slice(JOB, false, target(1));
    doThrow(new KeyInvalidException()).when(threads).changeSeparately(any(), any());

    runner.turn();

    assertThat(reported(slice))
        .isEqualTo(new SliceReport(0, 0, 0, List.of(), Abortion.KEY_INVALID));
    assertThat(told).isEmpty();
  }

  @Test
  void whoever_hears_that_the_job_is_over_leaves_it_at_that() {
    var slice = slice(JOB, false, target(1));
    doThrow(new JobOverException()).when(threads).changeSeparately(any(), any());

    runner.turn();

    assertThat(reported(slice)).isEqualTo(new SliceReport(10, 0, 0, List.of(), null));
    assertThat(told).isEmpty();
  }

  @Test
  void all_that_it_changes_it_changes_for_the_job() {
    slice(JOB, false, target(1), target(2));

    runner.turn();

    verify(threads)
        .changeSeparately(
            argThat(
                wanted ->
                    wanted.stream().allMatch(each -> JOB.id().value().equals(each.caller().job()))),
            any());
  }

  @Test
  void what_nobody_foresaw_of_one_thread_stops_no_other() {
    var slice = slice(JOB, false, target(1), target(2), target(3));
    broken.add(id(2));
    when(jobs.again(slice, JobStoreContract.OPEN, List.of(id(1), id(2), id(3))))
        .thenReturn(List.of(new Target(id(1), 2, true), new Target(id(2), 1, false), target(3)));

    runner.turn();

    assertThat(reported(slice))
        .isEqualTo(new SliceReport(10, 2, 0, List.of(new JobFailure(id(2), UNFORESEEN)), null));
    assertThat(told).hasSize(1);
  }

  @Test
  void what_nobody_foresaw_of_a_job_fails_it() {
    var slice = slice(JOB, false, target(1));
    var failure = new IllegalStateException("unforeseen");
    when(jobs.threads(any(), any())).thenThrow(failure);

    runner.turn();

    assertThat(reported(slice))
        .isEqualTo(new SliceReport(0, 0, 0, List.of(), Abortion.INTERNAL_ERROR));
    assertThat(told).containsExactly(failure);
  }

  @Test
  void a_slice_whose_fate_is_unknown_is_left_in_doubt() {
    slice(JOB, false, target(1));
    doReturn(List.of(new Attempt.Unavailable<>(new StoreUnavailableException("away"))))
        .when(threads)
        .changeSeparately(any(), any());

    assertThatThrownBy(runner::turn).isInstanceOf(StoreUnavailableException.class);

    verify(jobs, never()).settle(any(), any(), any());
    verify(jobs, never()).finish(any(), any());
  }

  @Test
  void a_job_without_threads_left_is_finished() {
    var end = new Slice(JOB, 3, id(1), null, false);
    when(jobs.begin(any(), any(), any())).thenReturn(Optional.of(end));

    assertThat(runner.turn()).isTrue();

    verify(jobs).finish(end, TEN);
  }

  @Test
  void where_another_node_was_faster_the_next_job_is_taken_on() {
    var other = new Waiting(ORGANIZATION, new JobId(new UUID(0, 10)));
    var end = new Slice(JOB, 3, id(1), null, false);
    when(jobs.waiting(TEN)).thenReturn(List.of(WAITING, other));
    when(jobs.begin(WAITING, TEN, TEN.plus(JobRunner.LEASE))).thenReturn(Optional.empty());
    when(jobs.begin(other, TEN, TEN.plus(JobRunner.LEASE))).thenReturn(Optional.of(end));

    assertThat(runner.turn()).isTrue();

    verify(jobs).finish(end, TEN);
  }

  @Test
  void forgets_old_jobs_now_and_then_when_there_is_nothing_else_to_do() {
    when(jobs.waiting(any())).thenReturn(List.of());

    assertThat(runner.turn()).isFalse();
    assertThat(runner.turn()).isFalse();
    verify(jobs, times(1)).forget(TEN.minus(Duration.ofDays(30)));
    now = TEN.plus(Duration.ofMinutes(1));
    assertThat(runner.turn()).isFalse();

    verify(jobs).forget(now.minus(Duration.ofDays(30)));
  }
}
