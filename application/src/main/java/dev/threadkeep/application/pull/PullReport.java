package dev.threadkeep.application.pull;

import dev.threadkeep.application.pull.Pull.Abortion;
import dev.threadkeep.application.pull.Pull.Progress;
import java.time.Instant;
import java.util.List;

/** What came of a slice. */
public sealed interface PullReport {

  /** The page was gone through; others follow. */
  record Onward(PullPlace to, Gains gains) implements PullReport {}

  /** The last page was gone through. */
  record Complete(Gains gains) implements PullReport {}

  /** The page was broken off, since somebody stops the pull. */
  record Stopped(Gains gains) implements PullReport {}

  /** The pull cannot go on. */
  record Broken(Abortion abortion, Gains gains) implements PullReport {}

  /** The page is to be gone through again from then on, since the vendor did not answer. */
  record Paused(Instant until) implements PullReport {}

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
