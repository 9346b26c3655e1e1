package dev.threadkeep.domain.thread;

import java.util.List;

/**
 * The thread that a refusal leaves as it was.
 *
 * @param allowed what its state and the vendors that hold it would have allowed instead
 */
public record Situation(ThreadId thread, ThreadStatus status, List<NextStep> allowed) {
  public Situation {
    allowed = List.copyOf(allowed);
  }
}
