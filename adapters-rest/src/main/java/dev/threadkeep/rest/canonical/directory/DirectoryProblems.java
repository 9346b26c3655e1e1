package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.directory.DirectoryException;
import dev.threadkeep.application.directory.DirectoryStore.References;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import dev.threadkeep.rest.http.failure.FieldError;
import java.util.List;
import java.util.function.Supplier;

/** What can go wrong with entries of the directory. */
final class DirectoryProblems {

  private DirectoryProblems() {}

  static ProblemException unknown(Kind kind) {
    return new ProblemException(
        ProblemType.notFound(kind),
        "The organization has no %s with this id.".formatted(kind.word()));
  }

  static ProblemException unknownReplacement(Kind kind, EntryId id) {
    return new ProblemException(
        ProblemType.unknown(kind),
        "The directory has no %s %s to put in its place.".formatted(kind.word(), id));
  }

  static ProblemException inUse(Kind kind, References by) {
    return new ProblemException(
            ProblemType.inUse(kind),
            "%d threads, %d keys and %d contacts refer to the %s."
                .formatted(by.threads(), by.keys(), by.contacts(), kind.word()))
        .with("threads", by.threads())
        .with("keys", by.keys())
        .with("contacts", by.contacts());
  }

  /** What {@code change} gives; why it could not be kept becomes a problem. */
  static <T> T kept(Kind kind, Supplier<T> change) {
    try {
      return change.get();
    } catch (DirectoryException refused) {
      throw problem(kind, refused);
    }
  }

  private static ProblemException problem(Kind kind, DirectoryException refused) {
    return switch (refused) {
      case DirectoryException.ExternalIdTaken taken ->
          new ProblemException(
                  ProblemType.EXTERNAL_ID_TAKEN,
                  "%s knows another %s as %s."
                      .formatted(taken.vendor(), kind.word(), taken.externalId()))
              .with("vendor", taken.vendor().name());
      case DirectoryException.NameTaken _ ->
          new ProblemException(ProblemType.TAG_NAME_TAKEN, "Another tag has this name.");
      case DirectoryException.NameInUse inUse ->
          new ProblemException(
                  ProblemType.TAG_IN_USE,
                  "%d threads have the tag by its old name.".formatted(inUse.threads()))
              .with("threads", inUse.threads());
      case DirectoryException.UnknownCompany unknown ->
          new ProblemException(
                  ProblemType.UNKNOWN_COMPANY,
                  "The directory has no company %s.".formatted(unknown.company()))
              .with("errors", List.of(new FieldError("#/company_id", "is not in the directory")));
      case DirectoryException.VersionMismatch mismatch ->
          new ProblemException(
                  ProblemType.VERSION_MISMATCH,
                  "The %s is at version %d.".formatted(kind.word(), mismatch.current()))
              .with("current_version", mismatch.current())
              .at(mismatch.current());
    };
  }
}
