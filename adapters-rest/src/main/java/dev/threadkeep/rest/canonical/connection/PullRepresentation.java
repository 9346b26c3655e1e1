package dev.threadkeep.rest.canonical.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.pull.Pull;
import dev.threadkeep.application.pull.Pull.Progress;
import dev.threadkeep.application.pull.PullFailure;
import dev.threadkeep.rest.canonical.Party;
import dev.threadkeep.rest.canonical.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pull as clients see it.
 *
 * @param detail how the vendor keeps it waiting, or made it fail
 * @param outcome how that failed
 * @param nextAttemptAt when the vendor is asked again, where it is waited for
 */
@JsonNaming(SnakeCaseStrategy.class)
record PullRepresentation(
    String id,
    String connectionId,
    String state,
    Counts counts,
    boolean cancelRequested,
    @Nullable String failure,
    @Nullable String detail,
    @Nullable String outcome,
    @Nullable Integer httpStatus,
    @Nullable Instant nextAttemptAt,
    Party by,
    @Nullable String requestId,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** What has become of the vendor's threads so far. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Counts(
      long pages,
      long lookedAt,
      long opened,
      long changed,
      long unchanged,
      long failed,
      long unreadable,
      long unknown) {
    static Counts of(Progress progress) {
      return new Counts(
          progress.pages(),
          progress.lookedAt(),
          progress.opened(),
          progress.changed(),
          progress.unchanged(),
          progress.failed(),
          progress.unreadable(),
          progress.unknown());
    }
  }

  /**
   * A thread of the vendor's that could not be brought in.
   *
   * @param account empty where the vendor has none
   */
  record Failure(@JsonProperty("external_id") String externalId, String account, String reason) {
    static Failure of(PullFailure failure) {
      return new Failure(failure.id(), failure.account(), Words.of(failure.reason()));
    }
  }

  static PullRepresentation of(Pull pull) {
    var asked = pull.asked();
    var hindrance = pull.hindrance();
    var words = hindrance == null ? null : FailureWords.of(hindrance.failure());
    return new PullRepresentation(
        pull.id().toString(),
        asked.connection().toString(),
        Words.of(pull.state()),
        Counts.of(pull.progress()),
        pull.cancelAsked(),
        pull.abortion() == null ? null : Words.of(pull.abortion()),
        words == null ? null : words.detail(),
        words == null ? null : words.outcome(),
        words == null ? null : words.httpStatus(),
        hindrance == null ? null : hindrance.until(),
        Party.of(asked.by()),
        asked.requestId(),
        asked.at(),
        pull.startedAt(),
        pull.finishedAt());
  }
}
