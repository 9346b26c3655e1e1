package dev.threadkeep.rest.canonical.job;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.job.Job;
import dev.threadkeep.application.job.Job.Progress;
import dev.threadkeep.application.job.JobFailure;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.rest.canonical.Party;
import dev.threadkeep.rest.canonical.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as clients see it.
 *
 * @param filter absent, as are the commands, where somebody was in them that is erased
 */
@JsonNaming(SnakeCaseStrategy.class)
record JobRepresentation(
    String id,
    String state,
    @Nullable JsonValue filter,
    @Nullable JsonValue commands,
    boolean erased,
    Counts counts,
    boolean cancelRequested,
    @Nullable String failure,
    Party by,
    String requestId,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** What has become of the threads so far. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Counts(long lookedAt, long matched, long changed, long unchanged, long failed) {
    static Counts of(Progress progress) {
      return new Counts(
          progress.lookedAt(),
          progress.matched(),
          progress.changed(),
          progress.unchanged(),
          progress.failed());
    }
  }

  /** How many threads a job would come to. */
  record DryRun(long matched, boolean exact) {}

  /**
   * A thread that a job could not change.
   *
   * @param problem absent where it may have told of somebody who is erased
   */
  record Failure(String id, @Nullable JsonObject problem) {
    static Failure of(JobFailure failure) {
      return new Failure(
          failure.thread().toString(), failure.isErased() ? null : failure.problem());
    }
  }

  static JobRepresentation of(Job job) {
    var request = job.asked().request().members();
    return new JobRepresentation(
        job.id().toString(),
        Words.of(job.state()),
        request.get("filter"),
        request.get("commands"),
        job.asked().isErased(),
        Counts.of(job.progress()),
        job.cancelAsked(),
        job.abortion() == null ? null : Words.of(job.abortion()),
        Party.of(job.asked().by()),
        job.asked().origin().requestId(),
        job.asked().at(),
        job.startedAt(),
        job.finishedAt());
  }
}
