package dev.threadkeep.rest.canonical.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.application.transfer.ImportSummary;
import dev.threadkeep.application.transfer.ImportSummary.Counts;
import dev.threadkeep.application.transfer.ImportSummary.Problem;
import java.util.List;

/**
 * What an import came to.
 *
 * @param imported policies, entries and threads together, as {@code skipped}
 * @param errors the first of them
 */
record ImportRepresentation(
    long imported,
    long skipped,
    long failed,
    boolean stopped,
    Counted threads,
    @JsonProperty("directory_entries") Counted entries,
    Counted policies,
    List<Failure> errors) {

  record Counted(long imported, long skipped) {
    static Counted of(Counts counts) {
      return new Counted(counts.imported(), counts.skipped());
    }
  }

  record Failure(long line, String detail) {}

  static ImportRepresentation of(ImportSummary summary, List<Problem> problems) {
    return new ImportRepresentation(
        summary.imported(),
        summary.skipped(),
        summary.problems(),
        summary.stopped(),
        Counted.of(summary.threads()),
        Counted.of(summary.entries()),
        Counted.of(summary.policies()),
        problems.stream().map(each -> new Failure(each.line(), each.detail())).toList());
  }
}
