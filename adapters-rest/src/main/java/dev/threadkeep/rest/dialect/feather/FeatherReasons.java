package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.thread.ThreadStatus;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Words a close reason as Feather would. */
@Singleton
final class FeatherReasons {

  // Every organization has this one until policies can be changed.
  private final ReasonCatalogue catalogue = ReasonCatalogue.standard();

  /**
   * What was said in this dialect, verbatim; else the catalogue's first word of Feather's for the
   * reason, else its label; nothing where nobody gave a reason.
   */
  @Nullable String word(ThreadStatus.Closed closed) {
    var stated = closed.stated();
    if (stated != null && stated.dialect().equals(Feather.DIALECT)) {
      return stated.text();
    }
    if (closed.reason().equals(CloseReason.UNSPECIFIED)) {
      return null;
    }
    return catalogue
        .find(closed.reason())
        .map(FeatherReasons::word)
        .orElseGet(() -> closed.reason().code());
  }

  private static String word(CatalogueReason entry) {
    return entry.codesFor(Feather.DIALECT).stream().findFirst().orElse(entry.label());
  }
}
