package dev.threadkeep.application.job;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.job.Job.Asked;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.time.InstantSource;
import java.util.Optional;

/** Use case: asking for jobs, and stopping them. */
public final class Jobs {
  private static final int PAGE = 200;

  /** More would keep whoever asks waiting for seconds. */
  private static final int MOST_PAGES = 250;

  private final JobStore jobs;
  private final ThreadReader threads;
  private final Ids ids;
  private final InstantSource clock;

  public Jobs(JobStore jobs, ThreadReader threads, Ids ids, InstantSource clock) {
    this.jobs = jobs;
    this.threads = threads;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * How many threads a job would come to.
   *
   * @param complete whether there are no more; else counting stopped there
   */
  public record Count(long threads, boolean complete) {}

  /** Has all threads changed that a filter finds, as {@code request} says it. */
  public Job start(Caller caller, Origin origin, JsonObject request) {
    var job = Job.begun(new JobId(ids.next()), new Asked(caller, origin, request, clock.instant()));
    jobs.add(job);
    return job;
  }

  /**
   * Counts the threads that a filter finds, page by page of their list, so that no read is long. It
   * stops after {@value #MOST_PAGES} pages, which is exact up to 50,000 threads where an index has
   * what the filter asks for.
   */
  public Count count(Caller caller, ThreadFilter filter) {
    long found = 0;
    Position after = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      var page = threads.list(caller, filter.query(after, PAGE));
      found += page.items().size();
      after = page.next();
      if (after == null) {
        return new Count(found, true);
      }
    }
    return new Count(found, false);
  }

  /** Stops a job before its next slice; one that is finished stays as it is. */
  public Optional<Job> cancel(Caller caller, JobId job) {
    return jobs.cancel(caller, job, clock.instant());
  }
}
