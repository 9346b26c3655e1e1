package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.directory.TeammateStore.ExternalIdTakenException;
import dev.threadkeep.application.directory.TeammateStore.Removal;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import java.util.function.Supplier;

/** What can go wrong with entries of the directory. */
final class DirectoryProblems {

  private DirectoryProblems() {}

  static ProblemException unknown() {
    return new ProblemException(
        ProblemType.TEAMMATE_NOT_FOUND, "The organization has no teammate with this id.");
  }

  static ProblemException unknownReplacement(TeammateId id) {
    return new ProblemException(
        ProblemType.UNKNOWN_TEAMMATE,
        "The directory has no teammate %s to put in its place.".formatted(id));
  }

  static ProblemException inUse(Removal.StillReferred still) {
    return new ProblemException(
            ProblemType.TEAMMATE_IN_USE,
            "%s assigned to the teammate, and %s to it."
                .formatted(
                    counted(still.threads(), "thread is", "threads are"),
                    counted(still.keys(), "key belongs", "keys belong")))
        .with("threads", still.threads())
        .with("keys", still.keys());
  }

  private static String counted(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }

  /** What {@code change} gives; a taken external id becomes a problem. */
  static <T> T naming(Supplier<T> change) {
    try {
      return change.get();
    } catch (ExternalIdTakenException taken) {
      throw new ProblemException(
              ProblemType.EXTERNAL_ID_TAKEN,
              "%s knows another teammate as %s.".formatted(taken.vendor(), taken.externalId()))
          .with("vendor", taken.vendor());
    }
  }
}
