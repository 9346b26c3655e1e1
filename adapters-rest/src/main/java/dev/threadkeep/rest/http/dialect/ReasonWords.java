package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.application.policy.Policies;
import dev.threadkeep.domain.policy.CatalogueReason;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Words close reasons as a dialect's vendor would. */
@Singleton
public final class ReasonWords {

  private final Policies policies;

  ReasonWords(Policies policies) {
    this.policies = policies;
  }

  /** The words of the caller's organization, as its catalogue is during this call. */
  public Wording in(Call call) {
    return new Wording(call);
  }

  /** The words of one organization. Its catalogue is read once, and only if it is needed. */
  public final class Wording {

    private final Call call;
    private @Nullable ReasonCatalogue catalogue;

    private Wording(Call call) {
      this.call = call;
    }

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
      return catalogue()
          .find(closed.reason())
          .map(entry -> word(dialect, entry))
          .orElseGet(() -> closed.reason().code());
    }

    private ReasonCatalogue catalogue() {
      if (catalogue == null) {
        catalogue = policies.read(call.caller()).policy().catalogue();
      }
      return catalogue;
    }

    private static String word(Dialect dialect, CatalogueReason entry) {
      return entry.codesFor(dialect.door()).stream().findFirst().orElse(entry.label());
    }
  }
}
