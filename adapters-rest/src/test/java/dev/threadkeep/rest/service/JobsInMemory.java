package dev.threadkeep.rest.service;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.job.Job;
import dev.threadkeep.application.job.Job.Abortion;
import dev.threadkeep.application.job.Job.Progress;
import dev.threadkeep.application.job.JobFailure;
import dev.threadkeep.application.job.JobId;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.job.JobStore;
import dev.threadkeep.application.job.Slice;
import dev.threadkeep.application.job.Slice.Target;
import dev.threadkeep.application.job.SliceReport;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Jobs in a map, each worked off in one slice that nobody else wants. */
final class JobsInMemory implements JobStore {

  private static final ThreadId LAST = new ThreadId(new UUID(-1, -1));
  private static final int ALL = 200;

  private final KeysInMemory keys;
  private final ThreadsInMemory threads;
  private final Map<JobId, Job> jobs = new LinkedHashMap<>();
  private final Map<JobId, List<JobFailure>> failures = new LinkedHashMap<>();

  JobsInMemory(KeysInMemory keys, ThreadsInMemory threads) {
    this.keys = keys;
    this.threads = threads;
  }

  @Override
  public synchronized void add(Job job) {
    keys.check(job.asked().caller());
    jobs.put(job.id(), job);
    failures.put(job.id(), new ArrayList<>());
  }

  @Override
  public synchronized Optional<Job> find(Caller caller, JobId job) {
    keys.check(caller);
    return Optional.ofNullable(jobs.get(job))
        .filter(it -> it.asked().caller().organization().equals(caller.organization()));
  }

  @Override
  public synchronized Page<Job, JobPosition> list(
      Caller caller, int limit, @Nullable JobPosition after) {
    keys.check(caller);
    var oneMore =
        jobs.values().stream()
            .filter(job -> job.asked().caller().organization().equals(caller.organization()))
            .sorted(Comparator.comparing((Job job) -> job.asked().at()).reversed())
            .dropWhile(job -> after != null && !job.asked().at().isBefore(after.createdAt()))
            .limit(limit + 1L)
            .toList();
    return Page.of(oneMore, limit, job -> new JobPosition(job.asked().at(), job.id()));
  }

  @Override
  public synchronized Optional<Page<JobFailure, Integer>> failures(
      Caller caller, JobId id, int after, int limit) {
    return find(caller, id)
        .map(
            job -> {
              var behind = failures.get(job.id()).stream().skip(after).toList();
              return behind.size() > limit
                  ? new Page<>(behind.subList(0, limit), after + limit)
                  : new Page<>(behind, null);
            });
  }

  @Override
  public synchronized Optional<Job> cancel(Caller caller, JobId id, Instant at) {
    return find(caller, id)
        .map(
            job ->
                job.state().isFinal()
                    ? job
                    : keep(job, JobState.CANCELLED, true, job.progress(), at, null));
  }

  private Job keep(
      Job job,
      JobState state,
      boolean cancelAsked,
      Progress progress,
      @Nullable Instant finishedAt,
      @Nullable Abortion abortion) {
    var next =
        new Job(
            job.id(),
            job.asked(),
            state,
            cancelAsked,
            progress,
            state == JobState.CANCELLED ? job.startedAt() : job.asked().at(),
            finishedAt,
            abortion);
    jobs.put(job.id(), next);
    return next;
  }

  synchronized boolean has(Caller caller, String id) {
    return jobs.values().stream()
        .anyMatch(
            job ->
                job.id().toString().equals(id)
                    && job.asked().caller().organization().equals(caller.organization()));
  }

  synchronized int blank(Caller caller, Predicate<JsonObject> mentions, Instant at) {
    keys.check(caller);
    var found =
        jobs.values().stream()
            .filter(job -> job.asked().caller().organization().equals(caller.organization()))
            .filter(job -> mentions.test(job.asked().request()))
            .toList();
    for (var job : found) {
      var open = !job.state().isFinal();
      var asked = job.asked();
      jobs.put(
          job.id(),
          new Job(
              job.id(),
              new Job.Asked(asked.caller(), asked.origin(), Job.Asked.ERASED, asked.at()),
              open ? JobState.CANCELLED : job.state(),
              open || job.cancelAsked(),
              job.progress(),
              job.startedAt(),
              open ? at : job.finishedAt(),
              job.abortion()));
      failures
          .get(job.id())
          .replaceAll(failure -> new JobFailure(failure.thread(), JobFailure.ERASED));
    }
    return found.size();
  }

  @Override
  public synchronized List<Waiting> waiting(Instant now) {
    return jobs.values().stream()
        .filter(job -> !job.state().isFinal())
        .map(job -> new Waiting(job.asked().caller().organization(), job.id()))
        .toList();
  }

  @Override
  public synchronized Optional<Slice> begin(Waiting waiting, Instant now, Instant until) {
    var job = jobs.get(waiting.job());
    boolean isNew = job.state() == JobState.QUEUED;
    var running = keep(job, JobState.RUNNING, false, job.progress(), null, null);
    return Optional.of(new Slice(running, 1, null, isNew ? LAST : null, false));
  }

  @Override
  public synchronized Slice.Threads threads(Slice slice, ThreadFilter filter) {
    var service = Caller.service(slice.job().asked().caller().organization(), new Actor.Policy());
    var found = threads.list(service, filter.query(null, ALL)).items();
    return new Slice.Threads(
        found.size(), found.stream().map(it -> new Target(it.id(), it.version(), false)).toList());
  }

  @Override
  public List<Target> again(Slice slice, ThreadFilter filter, Collection<ThreadId> some) {
    return threads(slice, filter).targets().stream()
        .filter(target -> some.contains(target.thread()))
        .toList();
  }

  @Override
  public synchronized boolean settle(Slice slice, SliceReport report, Instant at) {
    var job = slice.job();
    failures.get(job.id()).addAll(report.failures());
    var progress =
        new Progress(
            report.lookedAt(), report.changed(), report.unchanged(), report.failures().size());
    var aborted = report.abortion() != null;
    keep(
        job,
        aborted ? JobState.FAILED : JobState.RUNNING,
        false,
        progress,
        aborted ? at : null,
        report.abortion());
    return true;
  }

  @Override
  public synchronized boolean finish(Slice slice, Instant at) {
    keep(slice.job(), JobState.DONE, false, slice.job().progress(), at, null);
    return true;
  }

  @Override
  public void forget(Instant finishedBefore) {
    // No test waits for so long.
  }
}
