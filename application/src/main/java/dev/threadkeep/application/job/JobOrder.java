package dev.threadkeep.application.job;

import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.domain.thread.ThreadCommand;
import java.util.List;

/** What a job is to do. */
public interface JobOrder {
  ThreadFilter filter();

  /**
   * What to do with one thread. Asked for each, since a message that is recorded has an id of its
   * own in each.
   */
  List<ThreadCommand> commands();
}
