package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.thread.ThreadStatus;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Words a close reason as a dialect's vendor would. */
@Singleton
public final class ReasonWords {

  // Every organization has this one until policies can be changed.
  private final ReasonCatalogue catalogue = ReasonCatalogue.standard();

  /**
   * What was said in this dialect, verbatim; else the catalogue's first word of the vendor's for
   * the reason, else its label; nothing where nobody gave a reason.
   */
  public @Nullable String word(Dialect dialect, ThreadStatus.Closed closed) {
    var stated = closed.stated();
    if (stated != null && stated.dialect().equals(dialect.door())) {
      return stated.text();
    }
    if (closed.reason().equals(CloseReason.UNSPECIFIED)) {
      return null;
    }
    return catalogue
        .find(closed.reason())
        .map(entry -> word(dialect, entry))
        .orElseGet(() -> closed.reason().code());
  }

  private static String word(Dialect dialect, CatalogueReason entry) {
    return entry.codesFor(dialect.door()).stream().findFirst().orElse(entry.label());
  }
}
