package dev.threadkeep.application.job;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.job.Slice.Target;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: jobs, and the threads that they are to change.
 *
 * <p>Of an organization's jobs one is worked on at a time, in the order in which they were asked
 * for. Whoever works on it holds it for a slice, until a time; after that somebody else may take
 * the same slice on, and what the first still reports is not taken.
 *
 * <p>Every method throws {@code StoreUnavailableException} if the store cannot be reached, and
 * those that are given a caller {@code KeyInvalidException} if its key no longer works. Another
 * organization's job is not found.
 */
public interface JobStore {

  /** Keeps a new job, from when on it may be worked on. */
  void add(Job job);

  Optional<Job> find(Caller caller, JobId job);

  /** The organization's jobs, newest first. */
  Page<Job, JobPosition> list(Caller caller, int limit, @Nullable JobPosition after);

  /**
   * The threads that a job could not change, in the order in which it came to them; the first
   * {@value #MOST_FAILURES}.
   *
   * @param after the place to start behind, 0 to start at the beginning
   * @return nothing if there is no such job
   */
  Optional<Page<JobFailure, Integer>> failures(Caller caller, JobId job, int after, int limit);

  /** How many failures are kept of each job. */
  int MOST_FAILURES = 1_000;

  /**
   * Stops a job: at once, or after the slice that somebody is at. One that is finished stays as it
   * is.
   *
   * @return the job as it is then, if there is such a job
   */
  Optional<Job> cancel(Caller caller, JobId job, Instant at);

  /**
   * Jobs that can be worked on, of each organization the first: those before others that were
   * longest not worked on.
   */
  List<Waiting> waiting(Instant now);

  /** A job that can be worked on. */
  record Waiting(OrganizationId organization, JobId job) {}

  /**
   * Takes on the next slice of a job, or the one that was begun and not settled.
   *
   * @param until when others may take it on
   * @return nothing if somebody else was faster
   */
  Optional<Slice> begin(Waiting job, Instant now, Instant until);

  /** The threads of a slice. Of one in doubt also those that the job has changed already. */
  Slice.Threads threads(Slice slice, ThreadFilter filter);

  /**
   * Some threads of a slice once more: those that the filter still finds, and those that the job
   * has changed.
   */
  List<Target> again(Slice slice, ThreadFilter filter, Collection<ThreadId> threads);

  /**
   * Reports on a slice and lets the job go, for anybody's next slice. A job that cannot go on has
   * failed then, and one that is to stop is cancelled.
   *
   * @return whether it was still this slice's to report on; nothing was kept otherwise
   */
  boolean settle(Slice slice, SliceReport report, Instant at);

  /**
   * Reports that a job has no thread left.
   *
   * @return whether it was still this slice's to report on; nothing was kept otherwise
   */
  boolean finish(Slice slice, Instant at);

  /** Forgets some jobs that finished before, a bounded number of them, with their failures. */
  void forget(Instant finishedBefore);

  /** A place in the list of jobs. */
  record JobPosition(Instant createdAt, JobId job) {}
}
