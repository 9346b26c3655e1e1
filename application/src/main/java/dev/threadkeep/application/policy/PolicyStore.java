package dev.threadkeep.application.policy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/**
 * Out-port: the policies of organizations. A change of a thread reads the policy with the thread,
 * from the same place, so that what is kept here holds for every change that begins afterwards.
 *
 * <p>Every method throws {@code KeyInvalidException} if the caller's key no longer works, and
 * {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface PolicyStore {

  /** The organization's policy; every organization has one from the beginning. */
  StoredPolicy find(Caller caller);

  /**
   * Replaces the policy, which nobody else changes between what {@code change} is given and what it
   * gives back, and records for the audit who did, with the policy before and after. A policy that
   * equals the one before changes nothing and is not recorded. Whom the policy names cannot be
   * removed before it is kept, nor by whoever has not seen it.
   *
   * @param change may be asked again; what it throws leaves everything as it was and reaches the
   *     caller
   * @return the policy as it is kept then
   * @throws UnknownTeammatesException if it names teammates who are not in the directory
   */
  StoredPolicy replace(
      Caller caller, Signature signature, Function<StoredPolicy, Replacement> change);

  /** What is to be the policy, and since when. */
  record Replacement(LifecyclePolicy policy, Instant at) {

    /** Whom it names: who must be in the directory. */
    public Set<TeammateId> named() {
      return switch (policy.escalatedClose()) {
        case EscalatedClose.Anyone _, EscalatedClose.ItsAssignee _ -> Set.of();
        case EscalatedClose.These(var teammates) -> teammates;
      };
    }
  }
}
