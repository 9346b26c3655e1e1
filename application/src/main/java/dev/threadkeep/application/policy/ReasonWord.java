package dev.threadkeep.application.policy;

import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.thread.ThreadStatus;
import java.util.Optional;
import java.util.function.Supplier;

/** The reason of a close in the words of a vendor. */
public final class ReasonWord {
  private ReasonWord() {}

  /**
   * What was said in this dialect, verbatim; else the catalogue's first word of the vendor's for
   * the reason, else its label; nothing where nobody gave a reason.
   *
   * @param catalogue asked only where it is needed
   */
  public static Optional<String> of(
      Supplier<ReasonCatalogue> catalogue, Through dialect, ThreadStatus.Closed closed) {
    var stated = closed.stated();
    if (stated != null && stated.dialect().equals(dialect)) {
      return Optional.of(stated.text());
    }
    if (closed.reason().equals(CloseReason.UNSPECIFIED)) {
      return Optional.empty();
    }
    return Optional.of(
        catalogue
            .get()
            .find(closed.reason())
            .map(entry -> word(dialect, entry))
            .orElseGet(() -> closed.reason().code()));
  }

  private static String word(Through dialect, CatalogueReason entry) {
    return entry.codesFor(dialect).stream().findFirst().orElse(entry.label());
  }
}
