package dev.threadkeep.application.job;

import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.job.Job.Abortion;
import dev.threadkeep.application.job.Job.Asked;
import dev.threadkeep.application.job.Job.Progress;
import dev.threadkeep.application.job.JobStore.JobPosition;
import dev.threadkeep.application.job.JobStore.Waiting;
import dev.threadkeep.application.job.Slice.Target;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link JobStore} must do; each implementation's test implements this. */
public interface JobStoreContract {
  ThreadFilter OPEN =
      new ThreadFilter(StatusName.OPEN, new Narrowing.None(), ArchiveFilter.HIDE, null);

  JsonObject PROBLEM = new ObjectWriter().putText("code", "thread_already_closed").toObject();

  StoresUnderTest stores();

  private JobStore jobs() {
    return stores().jobs();
  }

  /** A job that was asked for at a time by the world's caller. */
  static Job aJob(World world, Instant at) {
    return aJob(world.caller(), at);
  }

  private static Job aJob(Caller caller, Instant at) {
    return aJob(caller, at, new ObjectWriter().putText("anything", "at all").toObject());
  }

  /** A job of the world's caller for which an API keeps this. */
  static Job aJob(World world, JsonObject request) {
    return aJob(world.caller(), TEN, request);
  }

  /** A job for which an API keeps this. */
  static Job asking(JsonObject request) {
    return aJob(Caller.service(ORGANIZATION, ALICE), TEN, request);
  }

  private static Job aJob(Caller caller, Instant at, JsonObject request) {
    return Job.begun(
        new JobId(UUID.randomUUID()),
        new Asked(caller, new Origin(Through.CANONICAL, "request-1", TO_BOB), request, at));
  }

  private Job added(World world, Instant at) {
    var job = aJob(world, at);
    jobs().add(job);
    return job;
  }

  private Job stored(World world, Job job) {
    return jobs().find(world.caller(), job.id()).orElseThrow();
  }

  private static Waiting waiting(Job job) {
    return new Waiting(job.asked().caller().organization(), job.id());
  }

  private Slice begun(Job job, Instant at) {
    return jobs().begin(waiting(job), at, at.plusSeconds(5)).orElseThrow();
  }

  private static SliceReport nothingOf(long lookedAt) {
    return new SliceReport(lookedAt, 0, 0, List.of(), null);
  }

  private static List<JobFailure> failures(int number) {
    return Collections.nCopies(number, new JobFailure(new ThreadId(new UUID(0, 7)), PROBLEM));
  }

  /** Changes a thread as the job does. */
  private void changeFor(Job job, ThreadId thread, ThreadCommand command) {
    var _ =
        new ThreadLifecycle(stores().threads(), new CountingIds(), () -> ELEVEN)
            .change(
                new Request(
                    job.asked().caller(),
                    new Origin(Through.CANONICAL, job.requestId(), null),
                    new ThreadLocator.ById(thread),
                    command));
  }

  @Test
  default void keeps_what_was_asked_for_and_by_whom() {
    var world = World.in(stores());
    var key = world.key();
    var job = aJob(world.holding(key), TEN);

    jobs().add(job);

    var kept = stored(world, job);
    assertThat(kept.asked().caller().key()).isEqualTo(key.key().id());
    assertThat(kept.asked().caller().actor()).isEqualTo(new Actor.Key(key.key().id()));
    assertThat(kept.asked().by()).isEqualTo(new Actor.User(TO_BOB.id()));
    assertThat(kept.asked().origin()).isEqualTo(job.asked().origin());
    assertThat(kept.asked().request()).isEqualTo(job.asked().request());
    assertThat(kept.state()).isEqualTo(JobState.QUEUED);
    assertThat(kept.progress()).isEqualTo(Progress.none());
  }

  @Test
  default void nothing_is_kept_for_a_key_that_no_longer_works() {
    var world = World.in(stores());
    var key = world.key();
    stores().keys().revoke(world.caller(), world.signature(), key.key().id(), TEN);
    var job = aJob(world.holding(key), TEN);

    assertThatThrownBy(() -> jobs().add(job)).isInstanceOf(KeyInvalidException.class);

    assertThat(jobs().find(world.caller(), job.id())).isEmpty();
  }

  @Test
  default void another_organization_has_no_such_job() {
    var world = World.in(stores());
    var others = World.in(stores());
    var job = added(world, TEN);

    assertThat(jobs().find(others.caller(), job.id())).isEmpty();
    assertThat(jobs().failures(others.caller(), job.id(), 0, 10)).isEmpty();
    assertThat(jobs().cancel(others.caller(), job.id(), ELEVEN)).isEmpty();
    assertThat(jobs().list(others.caller(), 10, null).items()).isEmpty();
    assertThat(jobs().begin(new Waiting(others.organization(), job.id()), NOON, NOON)).isEmpty();
    assertThat(stored(world, job).state()).isEqualTo(JobState.QUEUED);
  }

  @Test
  default void lists_an_organizations_jobs_newest_first_page_by_page() {
    var world = World.in(stores());
    var all = IntStream.range(0, 5).mapToObj(n -> added(world, TEN.plusSeconds(n)).id()).toList();
    var listed = new ArrayList<JobId>();
    JobPosition after = null;
    do {
      var page = jobs().list(world.caller(), 2, after);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      page.items().forEach(job -> listed.add(job.id()));
      after = page.next();
    } while (after != null);

    assertThat(listed).isEqualTo(all.reversed());
  }

  private List<JobId> waiting(Instant at, World... worlds) {
    var organizations = List.of(worlds).stream().map(World::organization).toList();
    return jobs().waiting(at).stream()
        .filter(waiting -> organizations.contains(waiting.organization()))
        .map(Waiting::job)
        .toList();
  }

  @Test
  default void of_each_organization_the_first_job_waits_those_before_others_that_waited_longest() {
    var one = World.in(stores());
    var other = World.in(stores());
    var first = added(one, NINE);
    var _ = added(one, TEN);
    var others = added(other, ELEVEN);
    one.open(one.nextThread());

    assertThat(waiting(ELEVEN, one, other)).containsExactly(first.id(), others.id());

    var slice = begun(first, NOON);
    assertThat(jobs().settle(slice, nothingOf(1), NOON)).isTrue();

    assertThat(waiting(NOON, one, other)).containsExactly(others.id(), first.id());
  }

  @Test
  default void the_next_job_of_an_organization_waits_when_the_first_is_over() {
    var world = World.in(stores());
    var first = added(world, NINE);
    var second = added(world, TEN);

    var end = begun(first, ELEVEN);
    assertThat(end.isEnd()).isTrue();
    assertThat(waiting(ELEVEN, world)).isEmpty();
    assertThat(jobs().finish(end, NOON)).isTrue();

    assertThat(waiting(NOON, world)).containsExactly(second.id());
    var done = stored(world, first);
    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(done.startedAt()).isEqualTo(ELEVEN);
    assertThat(done.finishedAt()).isEqualTo(NOON);
  }

  @Test
  default void a_slice_that_is_taken_on_is_nobody_elses_until_its_time_is_over() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var job = added(world, TEN);

    var slice = begun(job, ELEVEN);

    assertThat(slice.inDoubt()).isFalse();
    assertThat(slice.job().state()).isEqualTo(JobState.RUNNING);
    assertThat(jobs().begin(waiting(job), ELEVEN.plusSeconds(4), NOON)).isEmpty();
    assertThat(waiting(ELEVEN.plusSeconds(4), world)).isEmpty();
    assertThat(waiting(ELEVEN.plusSeconds(5), world)).containsExactly(job.id());
    var again = begun(job, ELEVEN.plusSeconds(5));
    assertThat(again.inDoubt()).isTrue();
    assertThat(again.end()).isEqualTo(slice.end()).isEqualTo(thread.id());
  }

  @Test
  default void who_lost_a_slice_is_not_believed() {
    var world = World.in(stores());
    world.open(world.nextThread());
    var job = added(world, TEN);
    var slow = begun(job, ELEVEN);
    var fast = begun(job, NOON);

    assertThat(jobs().settle(slow, new SliceReport(1, 1, 0, List.of(), null), NOON)).isFalse();
    assertThat(jobs().finish(slow, NOON)).isFalse();
    assertThat(stored(world, job).progress()).isEqualTo(Progress.none());
    assertThat(jobs().settle(fast, new SliceReport(1, 1, 0, List.of(), null), NOON)).isTrue();
    assertThat(jobs().settle(fast, new SliceReport(1, 1, 0, List.of(), null), NOON)).isFalse();

    assertThat(stored(world, job).progress()).isEqualTo(new Progress(1, 1, 0, 0));
  }

  @Test
  default void comes_to_every_thread_once_slice_by_slice() {
    var world = World.in(stores());
    var all = new ArrayList<ThreadId>();
    for (int number = 0; number < 600; number++) {
      all.add(world.open(world.nextThread()).id());
    }
    var job = added(world, TEN);

    var found = new ArrayList<ThreadId>();
    var slice = begun(job, ELEVEN);
    for (; !slice.isEnd(); slice = begun(job, ELEVEN)) {
      var threads = jobs().threads(slice, OPEN);
      assertThat(threads.targets()).hasSizeLessThanOrEqualTo(250);
      threads.targets().forEach(target -> found.add(target.thread()));
      assertThat(jobs().settle(slice, nothingOf(threads.lookedAt()), ELEVEN)).isTrue();
    }

    assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    assertThat(stored(world, job).progress().lookedAt()).isEqualTo(600);
  }

  private List<Target> targets(Slice slice) {
    return jobs().threads(slice, OPEN).targets();
  }

  @Test
  default void finds_what_the_filter_finds_when_it_comes_to_it_at_its_version() {
    var world = World.in(stores());
    var open = world.open(world.nextThread());
    var closed = world.open(world.nextThread());
    var reopened = world.open(world.nextThread(), CLOSE);
    var job = added(world, TEN);
    var slice = begun(job, ELEVEN);
    world.change(closed.id(), ELEVEN, CLOSE);
    var now = world.change(reopened.id(), ELEVEN, new ThreadCommand.EnsureOpen());

    assertThat(targets(slice))
        .containsExactlyInAnyOrder(
            new Target(open.id(), open.version(), false),
            new Target(now.id(), now.version(), false));
    assertThat(jobs().threads(slice, OPEN).lookedAt()).isEqualTo(3);
  }

  @Test
  default void leaves_alone_what_was_opened_later_and_what_others_have() {
    var world = World.in(stores());
    var others = World.in(stores());
    others.open(others.nextThread());
    var before = world.open(world.nextThread());
    world.open(world.nextThread().at(ELEVEN).opening(), ELEVEN);
    var job = added(world, TEN);

    assertThat(targets(begun(job, NOON))).extracting(Target::thread).containsExactly(before.id());
  }

  @Test
  default void tells_in_doubt_what_the_job_has_done_though_the_filter_finds_it_no_longer() {
    var world = World.in(stores());
    var doneByTheJob = world.open(world.nextThread());
    var closedByOthers = world.open(world.nextThread());
    var open = world.open(world.nextThread());
    var job = added(world, TEN);
    var crashed = begun(job, ELEVEN);
    assertThat(targets(crashed)).hasSize(3);
    changeFor(job, doneByTheJob.id(), CLOSE);
    world.change(closedByOthers.id(), ELEVEN, CLOSE);

    var again = begun(job, NOON);

    assertThat(targets(again))
        .containsExactlyInAnyOrder(
            new Target(doneByTheJob.id(), 2, true), new Target(open.id(), 1, false));
    assertThat(again.end()).isEqualTo(crashed.end());
  }

  @Test
  default void looks_at_some_again_and_tells_what_the_job_has_done() {
    var world = World.in(stores());
    var threads = IntStream.range(0, 4).mapToObj(_ -> world.open(world.nextThread()).id()).toList();
    var job = added(world, TEN);
    var slice = begun(job, ELEVEN);
    changeFor(job, threads.get(0), CLOSE);
    world.change(threads.get(1), ELEVEN, CLOSE);
    world.change(threads.get(2), ELEVEN, new ThreadCommand.Escalate(null));

    assertThat(jobs().again(slice, OPEN, threads.subList(0, 3)))
        .containsExactlyInAnyOrder(
            new Target(threads.get(0), 2, true), new Target(threads.get(2), 2, false));
  }

  @Test
  default void adds_up_what_is_reported() {
    var world = World.in(stores());
    world.open(world.nextThread());
    var job = added(world, TEN);
    var failed = new JobFailure(new ThreadId(new UUID(0, 1)), PROBLEM);
    assertThat(jobs().settle(begun(job, TEN), new SliceReport(9, 4, 2, List.of(failed), null), TEN))
        .isTrue();
    world.open(world.nextThread());

    assertThat(jobs().settle(begun(job, TEN), new SliceReport(5, 1, 1, List.of(failed), null), TEN))
        .isTrue();

    assertThat(stored(world, job).progress()).isEqualTo(new Progress(14, 5, 3, 2));
    assertThat(stored(world, job).progress().matched()).isEqualTo(10);
    var page = jobs().failures(world.caller(), job.id(), 0, 1).orElseThrow();
    assertThat(page.items()).containsExactly(failed);
    assertThat(page.next()).isEqualTo(1);
    var last = jobs().failures(world.caller(), job.id(), 1, 1).orElseThrow();
    assertThat(last.items()).containsExactly(failed);
    assertThat(last.next()).isNull();
  }

  @Test
  default void keeps_the_first_thousand_failures_and_counts_them_all() {
    var world = World.in(stores());
    world.open(world.nextThread());
    var job = added(world, TEN);
    assertThat(jobs().settle(begun(job, TEN), new SliceReport(999, 0, 0, failures(999), null), TEN))
        .isTrue();
    world.open(world.nextThread());

    assertThat(jobs().settle(begun(job, TEN), new SliceReport(9, 0, 0, failures(9), null), TEN))
        .isTrue();

    assertThat(stored(world, job).progress().failed()).isEqualTo(1_008);
    var kept = jobs().failures(world.caller(), job.id(), 0, 2_000).orElseThrow();
    assertThat(kept.items()).hasSize(JobStore.MOST_FAILURES);
  }

  @Test
  default void a_job_without_failures_has_an_empty_list_of_them() {
    var world = World.in(stores());
    var job = added(world, TEN);

    var page = jobs().failures(world.caller(), job.id(), 0, 10).orElseThrow();

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isNull();
  }

  @Test
  default void a_job_that_nobody_is_at_is_cancelled_at_once() {
    var world = World.in(stores());
    var job = added(world, TEN);

    var cancelled = jobs().cancel(world.caller(), job.id(), ELEVEN).orElseThrow();

    assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
    assertThat(cancelled.finishedAt()).isEqualTo(ELEVEN);
    assertThat(jobs().cancel(world.caller(), job.id(), NOON)).contains(cancelled);
    assertThat(jobs().begin(waiting(job), NOON, NOON)).isEmpty();
  }

  @Test
  default void a_job_that_somebody_is_at_is_cancelled_behind_the_slice_which_still_counts() {
    var world = World.in(stores());
    world.open(world.nextThread());
    var job = added(world, TEN);
    var slice = begun(job, TEN);

    var asked = jobs().cancel(world.caller(), job.id(), ELEVEN).orElseThrow();

    assertThat(asked.state()).isEqualTo(JobState.RUNNING);
    assertThat(asked.cancelAsked()).isTrue();
    assertThat(jobs().settle(slice, new SliceReport(1, 1, 0, List.of(), null), NOON)).isTrue();
    var cancelled = stored(world, job);
    assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
    assertThat(cancelled.finishedAt()).isEqualTo(NOON);
    assertThat(cancelled.progress().changed()).isEqualTo(1);
  }

  @Test
  default void what_is_in_doubt_is_settled_before_a_job_is_cancelled() {
    var world = World.in(stores());
    world.open(world.nextThread());
    var job = added(world, TEN);
    var _ = begun(job, TEN);
    var _ = jobs().cancel(world.caller(), job.id(), TEN);

    var again = begun(job, NOON);

    assertThat(again.job().cancelAsked()).isTrue();
    assertThat(again.inDoubt()).isTrue();
    assertThat(jobs().settle(again, nothingOf(1), NOON)).isTrue();
    assertThat(stored(world, job).state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  default void a_job_at_its_end_can_be_cancelled_too() {
    var world = World.in(stores());
    var job = added(world, TEN);
    var end = begun(job, TEN);

    var cancelled = jobs().cancel(world.caller(), job.id(), ELEVEN).orElseThrow();

    assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs().finish(end, NOON)).isFalse();
    assertThat(stored(world, job)).isEqualTo(cancelled);
  }

  @Test
  default void a_job_that_cannot_go_on_has_failed_and_says_why() {
    var world = World.in(stores());
    world.open(world.nextThread());
    var job = added(world, TEN);
    var report = new SliceReport(1, 1, 0, List.of(), Abortion.KEY_INVALID);

    assertThat(jobs().settle(begun(job, TEN), report, ELEVEN)).isTrue();

    var failed = stored(world, job);
    assertThat(failed.state()).isEqualTo(JobState.FAILED);
    assertThat(failed.abortion()).isEqualTo(Abortion.KEY_INVALID);
    assertThat(failed.finishedAt()).isEqualTo(ELEVEN);
    assertThat(failed.progress().changed()).isEqualTo(1);
    assertThat(waiting(NOON, world)).isEmpty();
  }

  @Test
  default void forgets_what_finished_long_ago_and_nothing_else() {
    var world = World.in(stores());
    world.open(world.nextThread());
    var old = added(world, NINE);
    var report = new SliceReport(1, 0, 0, failures(1), Abortion.INTERNAL_ERROR);
    assertThat(jobs().settle(begun(old, NINE), report, NINE)).isTrue();
    var recent = added(world, NINE);
    var _ = jobs().cancel(world.caller(), recent.id(), TEN);
    var open = added(world, NINE);

    jobs().forget(TEN);

    assertThat(jobs().find(world.caller(), old.id())).isEmpty();
    assertThat(jobs().failures(world.caller(), old.id(), 0, 10)).isEmpty();
    assertThat(stored(world, recent).state()).isEqualTo(JobState.CANCELLED);
    assertThat(stored(world, open).state()).isEqualTo(JobState.QUEUED);
  }

  /** A job that failed, at a thread that it could not change. */
  static void failed(StoresUnderTest stores, World world) {
    var job = aJob(world, TEN);
    stores.jobs().add(job);
    var slice = stores.jobs().begin(waiting(job), TEN, TEN).orElseThrow();
    var report = new SliceReport(1, 0, 0, failures(1), Abortion.INTERNAL_ERROR);
    assertThat(stores.jobs().settle(slice, report, TEN)).isTrue();
  }

  /** All that a filter finds among a world's threads, as a job does. */
  static List<ThreadId> found(StoresUnderTest stores, World world, ThreadFilter filter) {
    var job = aJob(world, NOON);
    stores.jobs().add(job);
    var slice = stores.jobs().begin(waiting(job), NOON, NOON).orElseThrow();
    var found =
        stores.jobs().threads(slice, filter).targets().stream().map(Target::thread).toList();
    var _ = stores.jobs().settle(slice, nothingOf(0), NOON);
    var _ = stores.jobs().cancel(world.caller(), job.id(), NOON);
    return found;
  }
}
