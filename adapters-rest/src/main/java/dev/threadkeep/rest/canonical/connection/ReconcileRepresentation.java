package dev.threadkeep.rest.canonical.connection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.inbound.Reconciling;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at the threads that a vendor holds.
 *
 * @param lookedAt how many were looked at
 * @param changed how many of them were changed here
 * @param conflicts how many places both sides had changed
 * @param unknown how many places were left alone, since the directory lacks what the vendor names
 * @param failed how many further threads could not be looked at
 * @param reached whether the vendor answered
 * @param detail why it did not, or was not asked
 * @param outcome how that failed
 * @param complete whether there are no more to look at; else the next round goes on
 */
@JsonNaming(SnakeCaseStrategy.class)
record ReconcileRepresentation(
    long lookedAt,
    long changed,
    long conflicts,
    long unknown,
    long failed,
    boolean reached,
    @Nullable String detail,
    @Nullable String outcome,
    @Nullable Integer httpStatus,
    boolean complete) {

  static ReconcileRepresentation of(Reconciling.Report report) {
    var findings = report.findings();
    var failure = report.failure();
    var words = failure == null ? null : FailureWords.of(failure);
    return new ReconcileRepresentation(
        findings.lookedAt(),
        findings.changed(),
        findings.conflicts(),
        findings.unknown(),
        findings.failed(),
        report.isReached(),
        words == null ? null : words.detail(),
        words == null ? null : words.outcome(),
        words == null ? null : words.httpStatus(),
        report.isComplete());
  }
}
