package dev.threadkeep.application.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the threads of a slice.
 *
 * @param lookedAt how many there were
 * @param abortion why the job cannot go on behind them; absent where it can
 */
public record SliceReport(
    long lookedAt,
    long changed,
    long unchanged,
    List<JobFailure> failures,
    Job.@Nullable Abortion abortion) {
  public SliceReport {
    failures = List.copyOf(failures);
  }
}
