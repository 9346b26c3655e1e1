package dev.threadkeep.rest.service;

import static java.util.stream.Collectors.toSet;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.application.policy.UnknownTeammatesException;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Policies in a map. */
final class PoliciesInMemory implements PolicyStore {

  private static final StoredPolicy FIRST = new StoredPolicy(LifecyclePolicy.standard(), 1);

  private final KeysInMemory keys;
  private final Map<OrganizationId, StoredPolicy> policies = new HashMap<>();
  private BiPredicate<OrganizationId, TeammateId> teammates = (_, _) -> false;
  private @Nullable RuntimeException failure;

  PoliciesInMemory(KeysInMemory keys) {
    this.keys = keys;
  }

  void teammates(BiPredicate<OrganizationId, TeammateId> there) {
    teammates = there;
  }

  synchronized void failNext(RuntimeException next) {
    failure = next;
  }

  /** Sets an organization's policy as if nobody had done it. */
  synchronized void set(OrganizationId organization, LifecyclePolicy policy) {
    policies.put(organization, new StoredPolicy(policy, of(organization).version()));
  }

  synchronized StoredPolicy of(OrganizationId organization) {
    return policies.getOrDefault(organization, FIRST);
  }

  @Override
  public synchronized StoredPolicy find(Caller caller) {
    var failing = failure;
    if (failing != null) {
      failure = null;
      throw failing;
    }
    keys.check(caller);
    return of(caller.organization());
  }

  @Override
  public synchronized StoredPolicy replace(
      Caller caller, Signature signature, Function<StoredPolicy, Replacement> change) {
    var standing = find(caller);
    var replacement = change.apply(standing);
    if (replacement.policy().equals(standing.policy())) {
      return standing;
    }
    var unknown =
        replacement.named().stream()
            .filter(teammate -> !teammates.test(caller.organization(), teammate))
            .collect(toSet());
    if (!unknown.isEmpty()) {
      throw new UnknownTeammatesException(unknown);
    }
    var next = standing.replacedBy(replacement.policy());
    policies.put(caller.organization(), next);
    keys.record(
        caller, signature, replacement.at(), "policy.replaced", null, next.audited(standing));
    return next;
  }
}
