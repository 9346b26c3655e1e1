package dev.threadkeep.application.pull;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.pull.Pull.Abortion;
import dev.threadkeep.application.pull.Pull.Progress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a slice. */
public sealed interface PullReport {

  /** The page was gone through; others follow. */
  record Onward(PullPlace to, Gains gains) implements PullReport {}

  /** The last page was gone through. */
  record Complete(Gains gains) implements PullReport {}

  /** The page was broken off, since somebody stops the pull. */
  record Stopped(Gains gains) implements PullReport {}

  /**
   * The pull cannot go on.
   *
   * @param failure what the vendor did to it; absent where it is not the vendor's fault
   */
  record Broken(Abortion abortion, Outcome.@Nullable Failure failure, Gains gains)
      implements PullReport {}

  /** The page is to be gone through again from then on, since the vendor did not answer. */
  record Paused(Instant until, Outcome.Failure failure) implements PullReport {}

  /** The page is to be gone through again by another node. */
  record LetGo() implements PullReport {}

  /** What was done. */
  record Gains(Progress progress, List<PullFailure> failures) {
    private static final Gains NONE = new Gains(Progress.none(), List.of());

    public Gains {
      failures = List.copyOf(failures);
    }

    static Gains none() {
      return NONE;
    }
  }
}
