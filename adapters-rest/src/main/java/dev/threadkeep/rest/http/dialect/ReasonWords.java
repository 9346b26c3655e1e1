package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.application.policy.Policies;
import dev.threadkeep.application.policy.ReasonWord;
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
      return ReasonWord.of(this::catalogue, dialect.door(), closed).orElse(null);
    }

    private ReasonCatalogue catalogue() {
      if (catalogue == null) {
        catalogue = policies.read(call.caller()).policy().catalogue();
      }
      return catalogue;
    }
  }
}
