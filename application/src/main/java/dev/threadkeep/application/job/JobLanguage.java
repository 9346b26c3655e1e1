package dev.threadkeep.application.job;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.List;

/**
 * Out-port: the API that took a job. What was asked for is kept as it was asked, in words that the
 * API has promised to understand for good, and failures are kept as it tells them.
 */
public interface JobLanguage {

  /** What was asked for, which the API understood when it took the job. */
  Order read(Job job);

  /** Why a thread could not be changed. */
  JsonObject problem(Job job, ThreadId thread, ThreadException failure);

  /** That a thread could not be changed for a reason that nobody foresaw. */
  JsonObject unforeseen(Job job, ThreadId thread);

  /** What a job is to do. */
  interface Order {
    ThreadFilter filter();

    /**
     * What to do with one thread. Asked for each, since a message that is recorded has an id of its
     * own in each.
     */
    List<ThreadCommand> commands();
  }
}
