package dev.threadkeep.application.job;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.JobOverException;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.job.Job.Abortion;
import dev.threadkeep.application.job.Slice.Target;
import dev.threadkeep.application.thread.Attempt;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes the threads of one slice, each once, whoever else is at the same slice.
 *
 * <p>A thread is changed only at the version that it was found at, when the job had not changed it
 * yet. Where it is at another one, it is looked at again: either somebody else changed it, and it
 * is found at its new version if at all; or the job did, through a node that was slow to say so.
 */
final class SliceWork {
  /** Who is never fast enough for a thread gives it up. */
  private static final int TRIES = 8;

  private final JobStore jobs;
  private final JobLanguage language;
  private final ThreadLifecycle threads;
  private final BiConsumer<Job, RuntimeException> unforeseen;
  private final Slice slice;
  private final Job job;
  private long lookedAt;
  private long changed;
  private long unchanged;
  private final List<JobFailure> failures = new ArrayList<>();

  SliceWork(
      JobStore jobs,
      JobLanguage language,
      ThreadLifecycle threads,
      BiConsumer<Job, RuntimeException> unforeseen,
      Slice slice) {
    this.jobs = jobs;
    this.language = language;
    this.threads = threads;
    this.unforeseen = unforeseen;
    this.slice = slice;
    this.job = slice.job();
  }

  /**
   * Changes them, as far as it goes.
   *
   * @throws StoreUnavailableException if the store cannot be reached; some may have been changed
   */
  SliceReport done() {
    try {
      var order = language.read(job);
      var found = jobs.threads(slice, order.filter());
      lookedAt = found.lookedAt();
      change(order, found.targets());
      return report(null);
    } catch (StoreUnavailableException failure) {
      throw failure;
    } catch (KeyInvalidException _) {
      return broken(Abortion.KEY_INVALID);
    } catch (JobOverException _) {
      return report(null); // which nobody takes any more
    } catch (RuntimeException failure) {
      unforeseen.accept(job, failure);
      return broken(Abortion.INTERNAL_ERROR);
    }
  }

  /** Nobody knows what would have become of the others, so they do not count as looked at. */
  private SliceReport broken(Abortion abortion) {
    lookedAt = changed + unchanged + failures.size();
    return report(abortion);
  }

  private SliceReport report(@Nullable Abortion abortion) {
    return new SliceReport(lookedAt, changed, unchanged, failures, abortion);
  }

  private void change(JobLanguage.Order order, List<Target> targets) {
    var left = targets;
    for (int tried = 0; tried < TRIES && !left.isEmpty(); tried++) {
      var moved = moved(order, left);
      left = moved.isEmpty() ? List.of() : jobs.again(slice, order.filter(), moved);
    }
    for (var target : left) {
      failed(target.thread(), new ThreadException.TooBusy());
    }
  }

  /** Tries to change them; gives those that were not where they had been found. */
  private List<ThreadId> moved(JobLanguage.Order order, List<Target> targets) {
    var open = new ArrayList<Target>();
    for (var target : targets) {
      if (target.done()) {
        changed++;
      } else if (!job.cancelAsked()) {
        open.add(target);
      }
    }
    if (open.isEmpty()) {
      return List.of();
    }
    List<Attempt<Outcome>> attempts;
    try {
      attempts =
          threads.changeSeparately(open.stream().map(target -> request(order, target)).toList());
    } catch (StoreUnavailableException | KeyInvalidException | JobOverException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      changeAlone(order, open, failure);
      return List.of();
    }
    var moved = new ArrayList<ThreadId>();
    for (int position = 0; position < open.size(); position++) {
      if (hasMoved(open.get(position).thread(), attempts.get(position))) {
        moved.add(open.get(position).thread());
      }
    }
    return moved;
  }

  private Request request(JobLanguage.Order order, Target target) {
    return new Request(
        job.asked().caller().workingOff(job.id().value()),
        job.origin(),
        new ThreadLocator.ById(target.thread()),
        new Precondition.VersionIn(Set.of(target.version())),
        order.commands());
  }

  private boolean hasMoved(ThreadId thread, Attempt<Outcome> attempt) {
    switch (attempt) {
      case Attempt.Done<Outcome>(var outcome) when outcome.changed() -> changed++;
      case Attempt.Done<Outcome> _ -> unchanged++;
      case Attempt.Failed<Outcome>(ThreadException.VersionMismatch _) -> {
        return true;
      }
      case Attempt.Failed<Outcome>(ThreadException.UnknownThread _) -> {
        // It was removed since, and matches nothing any more.
      }
      case Attempt.Failed<Outcome>(var failure) -> failed(thread, failure);
      case Attempt.Unavailable<Outcome>(var failure) -> throw failure;
    }
    return false;
  }

  /** Of several that went wrong together, which one it was shows when each is changed alone. */
  private void changeAlone(
      JobLanguage.Order order, List<Target> targets, RuntimeException failure) {
    if (targets.size() > 1) {
      var all = targets.stream().map(Target::thread).toList();
      for (var target : jobs.again(slice, order.filter(), all)) {
        change(order, List.of(target));
      }
    } else {
      unforeseen.accept(job, failure);
      var thread = targets.getFirst().thread();
      failures.add(new JobFailure(thread, language.unforeseen(job, thread)));
    }
  }

  private void failed(ThreadId thread, ThreadException failure) {
    failures.add(new JobFailure(thread, language.problem(job, thread, failure)));
  }
}
