package dev.threadkeep.application.transfer;

import static java.util.stream.Collectors.joining;

import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.policy.PolicyStore.Replacement;
import dev.threadkeep.application.policy.UnknownTeammatesException;
import dev.threadkeep.application.transfer.Destination.Target;
import dev.threadkeep.application.transfer.ImportSummary.Counts;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes policies, and counts what became of them. A policy that somebody changed here is theirs.
 */
final class PolicyImport {
  private final PolicyStore store;
  private final InstantSource clock;
  private long imported;
  private long skipped;

  /** A policy, and where it stands and goes. */
  record Given(long line, Target target, LifecyclePolicy policy) {
    /** Whether it names somebody, who may stand behind it. */
    boolean needsDirectory() {
      return policy.escalatedClose() instanceof EscalatedClose.These;
    }
  }

  private static final class Standing {
    private long version;
    private boolean isSame;
  }

  PolicyImport(PolicyStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Why it is not taken; absent where it is, or is there already. */
  @Nullable String take(Given given) {
    var before = new Standing();
    try {
      replace(given, before);
    } catch (UnknownTeammatesException unknown) {
      return "the policy names %s, whom the directory lacks"
          .formatted(
              unknown.teammates().stream()
                  .map(TeammateId::toString)
                  .sorted()
                  .map(id -> "teammate " + id)
                  .collect(joining(", ")));
    }
    if (before.isSame) {
      skipped++;
    } else if (before.version == 1) {
      imported++;
    } else {
      return "the policy was changed here before and stays as it is";
    }
    return null;
  }

  private void replace(Given given, Standing before) {
    store.replace(
        given.target().caller(),
        given.target().signature(),
        standing -> {
          before.version = standing.version();
          before.isSame = standing.policy().equals(given.policy());
          return new Replacement(
              before.version == 1 ? given.policy() : standing.policy(), clock.instant());
        });
  }

  Counts counts() {
    return new Counts(imported, skipped);
  }
}
