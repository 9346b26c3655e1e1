package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.delivery.VendorTitle;
import dev.threadkeep.application.directory.DirectoryException;
import dev.threadkeep.application.directory.DirectoryStore.References;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.rest.canonical.EntryPointers;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
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
    return new ProblemException(ProblemType.inUse(kind), sentence(kind, by))
        .with("threads", by.threads())
        .with("keys", by.keys())
        .with("contacts", by.contacts())
        .with("policy", by.policy());
  }

  private static String sentence(Kind kind, References by) {
    return switch (kind) {
      case TEAMMATE ->
          "%s assigned to the teammate, and %s to it.%s%s"
              .formatted(
                  counted(by.threads(), "thread is", "threads are"),
                  counted(by.keys(), "key belongs", "keys belong"),
                  by.policy() ? " The policy names it in escalated_close." : "",
                  by.keys() == 0
                      ? ""
                      : " Revoke each key that still works, and make another for the teammate who"
                          + " is to have it: replace_with gives away no keys.");
      case TEAM ->
          "%s assigned to the team.".formatted(counted(by.threads(), "thread is", "threads are"));
      case COMPANY ->
          "%s to the company, and %s to it."
              .formatted(
                  counted(by.threads(), "thread belongs", "threads belong"),
                  counted(by.contacts(), "contact belongs", "contacts belong"));
      case CONTACT, PROJECT ->
          "%s to the %s."
              .formatted(counted(by.threads(), "thread belongs", "threads belong"), kind.word());
      case TAG -> "%s the tag.".formatted(withTag(by.threads()));
    };
  }

  private static String withTag(long threads) {
    return counted(threads, "thread has", "threads have");
  }

  private static String counted(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
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
                      .formatted(VendorTitle.of(taken.vendor()), kind.word(), taken.externalId()))
              .with("vendor", taken.vendor().name());
      case DirectoryException.NameTaken _ ->
          new ProblemException(ProblemType.TAG_NAME_TAKEN, "Another tag has this name.");
      case DirectoryException.NameInUse inUse ->
          new ProblemException(
                  ProblemType.TAG_IN_USE,
                  "%s the tag by its old name.".formatted(withTag(inUse.threads())))
              .with("threads", inUse.threads());
      case DirectoryException.UnknownCompany unknown ->
          EntryPointers.unknown("#/company_id", Kind.COMPANY, unknown.company().value());
      case DirectoryException.VersionMismatch mismatch ->
          new ProblemException(
                  ProblemType.VERSION_MISMATCH,
                  "The %s is at version %d.".formatted(kind.word(), mismatch.current()))
              .with("current_version", mismatch.current())
              .at(mismatch.current());
      case DirectoryException.Gone _ ->
          new ProblemException(
              ProblemType.VERSION_MISMATCH,
              "The %s is no longer in the directory, so it is at no version."
                  .formatted(kind.word()));
    };
  }
}
