package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.job.Job;
import dev.threadkeep.application.job.JobRunner;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part that this node has in working jobs off, from its start to its end. */
final class JobWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobWork.class);

  /** How long a job waits at most for a node that has nothing to do. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final WorkLoop loop;

  private JobWork(WorkLoop loop) {
    this.loop = loop;
  }

  /**
   * @param running how jobs are worked off, by whom failures are told to
   */
  static JobWork with(Function<BiConsumer<Job, RuntimeException>, JobRunner> running) {
    var runner =
        running.apply(
            (job, failure) ->
                LOG.error("Job {} met a failure that nobody foresaw", job.id(), failure));
    return new JobWork(new WorkLoop("works-jobs-off", BETWEEN_LOOKS, runner::turn));
  }

  void start() {
    loop.start();
  }

  /** Finishes the slice in flight. */
  @Override
  public void close() {
    loop.close();
  }
}
