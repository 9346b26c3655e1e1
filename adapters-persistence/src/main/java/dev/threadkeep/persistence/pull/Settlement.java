package dev.threadkeep.persistence.pull;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.pull.Pull.Abortion;
import dev.threadkeep.application.pull.PullPlace;
import dev.threadkeep.application.pull.PullReport;
import dev.threadkeep.application.pull.PullReport.Gains;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a report makes of a pull.
 *
 * @param state what it has ended as; absent where it has not
 * @param to where it goes on; absent where the page is to be gone through again, or no more
 * @param gains what is added; absent where the page counts once it was gone through again
 * @param pausedUntil until when the vendor is left alone; absent where it answered
 * @param failure how it did not answer; absent where it did
 */
record Settlement(
    @Nullable JobState state,
    @Nullable Abortion abortion,
    @Nullable PullPlace to,
    Optional<Gains> gains,
    @Nullable Instant pausedUntil,
    Outcome.@Nullable Failure failure) {

  static Settlement of(PullReport report) {
    return switch (report) {
      case PullReport.Onward(var to, var gains) ->
          new Settlement(null, null, to, Optional.of(gains), null, null);
      case PullReport.Complete(var gains) -> over(JobState.DONE, null, null, gains);
      case PullReport.Stopped(var gains) -> over(JobState.CANCELLED, null, null, gains);
      case PullReport.Broken(var abortion, var failure, var gains) ->
          over(JobState.FAILED, abortion, failure, gains);
      case PullReport.Paused(var until, var failure) ->
          new Settlement(null, null, null, Optional.empty(), until, failure);
      case PullReport.LetGo() -> new Settlement(null, null, null, Optional.empty(), null, null);
    };
  }

  private static Settlement over(
      JobState state, @Nullable Abortion abortion, Outcome.@Nullable Failure failure, Gains gains) {
    return new Settlement(state, abortion, null, Optional.of(gains), null, failure);
  }
}
