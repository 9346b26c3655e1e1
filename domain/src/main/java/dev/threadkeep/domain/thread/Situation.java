package dev.threadkeep.domain.thread;

import java.util.List;

/**
 * The thread as a refusal found it.
 *
 * @param allowed what its state would have allowed instead
 */
public record Situation(ThreadId thread, ThreadStatus status, List<NextStep> allowed) {
  public Situation {
    allowed = List.copyOf(allowed);
  }
}
