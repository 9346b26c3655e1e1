package dev.threadkeep.application.job;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ThreadId;

/**
 * A thread that a job could not change.
 *
 * @param problem why not, in the words of the API that took the job
 */
public record JobFailure(ThreadId thread, JsonObject problem) {}
