package dev.threadkeep.application.job;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/**
 * Use case: working jobs off. Every node does, whenever it likes, and none leads: a slice is taken
 * on by one of them, and organizations take turns, slice by slice.
 *
 * <p>Not for several threads at once: a node works on one job at a time.
 */
public final class JobRunner {
  /**
   * After this long without a word from who has a slice, somebody else takes it on. Too short does
   * no harm: nothing is done twice, and only one of the two is believed.
   */
  static final Duration LEASE = Duration.ofSeconds(5);

  /** How long a finished job can be asked for. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final Duration BETWEEN_FORGETTING = Duration.ofMinutes(1);

  private final JobStore jobs;
  private final JobLanguage language;
  private final ThreadLifecycle threads;
  private final InstantSource clock;
  private final BiConsumer<Job, RuntimeException> unforeseen;
  private Instant nextForgetting = Instant.MIN;

  /**
   * @param unforeseen told of failures that nobody foresaw
   */
  public JobRunner(
      JobStore jobs,
      JobLanguage language,
      ThreadLifecycle threads,
      InstantSource clock,
      BiConsumer<Job, RuntimeException> unforeseen) {
    this.jobs = jobs;
    this.language = language;
    this.threads = threads;
    this.clock = clock;
    this.unforeseen = unforeseen;
  }

  /**
   * Works off one slice of a job that waits.
   *
   * @return whether there was one, so that there may be more
   * @throws StoreUnavailableException if the store cannot be reached; the slice is taken on again
   */
  public boolean turn() {
    var now = clock.instant();
    for (var waiting : jobs.waiting(now)) {
      var slice = jobs.begin(waiting, now, now.plus(LEASE));
      if (slice.isPresent()) {
        work(slice.get());
        return true;
      }
    }
    forget(now);
    return false;
  }

  private void work(Slice slice) {
    if (slice.isEnd()) {
      jobs.finish(slice, clock.instant());
    } else {
      var report = new SliceWork(jobs, language, threads, unforeseen, slice).done();
      jobs.settle(slice, report, clock.instant());
    }
  }

  private void forget(Instant now) {
    if (!now.isBefore(nextForgetting)) {
      jobs.forget(now.minus(KEPT));
      nextForgetting = now.plus(BETWEEN_FORGETTING);
    }
  }
}
