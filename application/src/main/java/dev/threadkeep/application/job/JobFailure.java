package dev.threadkeep.application.job;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ThreadId;

/**
 * A thread that a job could not change.
 *
 * @param problem why not, in the words of the API that took the job
 */
public record JobFailure(ThreadId thread, JsonObject problem) {
  /** What is left of a problem that may repeat what was asked for. */
  public static final JsonObject ERASED = JsonObject.empty();

  /** Whether nobody knows any more why not. */
  public boolean isErased() {
    return problem.equals(ERASED);
  }
}
