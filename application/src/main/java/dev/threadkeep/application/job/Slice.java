package dev.threadkeep.application.job;

import dev.threadkeep.domain.thread.ThreadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some threads in the order of their ids, which one node has taken on to change for a job.
 *
 * @param token tells this taking on from any later one
 * @param after the thread behind which it begins; absent at the beginning
 * @param end its last thread; absent where no thread is left
 * @param inDoubt whether somebody had begun it before and was not heard of again
 */
public record Slice(
    Job job, long token, @Nullable ThreadId after, @Nullable ThreadId end, boolean inDoubt) {

  /** Whether there is nothing left to change. */
  boolean isEnd() {
    return end == null;
  }

  /**
   * The threads of a slice.
   *
   * @param lookedAt how many there are
   * @param targets those that are to be changed, or are
   */
  public record Threads(long lookedAt, List<Target> targets) {
    public Threads {
      targets = List.copyOf(targets);
    }
  }

  /**
   * A thread that the filter finds, or that is done.
   *
   * @param version that it was found at
   * @param done whether the job has changed it already
   */
  public record Target(ThreadId thread, long version, boolean done) {}
}
