package dev.threadkeep.application.policy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.policy.PolicyStore.Replacement;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.InvalidPolicyException;
import dev.threadkeep.domain.policy.InvalidPolicyException.Flaw;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import java.time.InstantSource;
import java.util.ArrayList;

/** Use case: what an organization allows to happen to its threads. */
public final class Policies {
  /** Every change of a thread reads the whole policy. */
  private static final int MOST_CHARACTERS = 65_536;

  private final PolicyStore store;
  private final InstantSource clock;

  public Policies(PolicyStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The policy of the caller's organization. */
  public StoredPolicy read(Caller caller) {
    return store.find(caller);
  }

  /**
   * Puts another policy in the place of the one there is, effective for every change of a thread
   * that begins afterwards, on whatever node.
   *
   * @return the policy as it is kept then, at the version before where nothing is different
   * @throws PolicyVersionException if the policy is at another version
   * @throws UnknownTeammatesException if it comes to name teammates who are not in the directory
   * @throws InvalidPolicyException if the policy is too large to be read with every change, or says
   *     what would never hold
   */
  public StoredPolicy replace(
      Caller caller, Signature signature, Precondition precondition, LifecyclePolicy next) {
    requireReadable(next);
    return store.replace(
        caller,
        signature,
        standing -> {
          if (!precondition.admits(standing.version())) {
            throw new PolicyVersionException(standing.version());
          }
          if (!next.equals(standing.policy())) {
            requireEffective(next);
          }
          return new Replacement(next, clock.instant());
        });
  }

  /**
   * Refuses what would never hold. Policies of before may say it and stay readable.
   *
   * @throws InvalidPolicyException naming all of it
   */
  private static void requireEffective(LifecyclePolicy policy) {
    var flaws = new ArrayList<Flaw>();
    var reasons = policy.catalogue().reasons();
    for (int position = 0; position < reasons.size(); position++) {
      if (reasons.get(position).vendorCodes().containsKey(Through.CANONICAL)) {
        flaws.add(
            new Flaw(
                "reasons/%d/vendor_codes/canonical".formatted(position),
                "has no words of its own: this API takes codes"));
      }
    }
    if (policy.reasonRequired()) {
      policy.defaultReasons().entrySet().stream()
          .filter(each -> each.getValue().equals(CloseReason.UNSPECIFIED))
          .map(each -> each.getKey().name())
          .sorted()
          .map(
              door ->
                  new Flaw(
                      "default_reasons/" + door,
                      "must not be unspecified where reason_required is true"))
          .forEach(flaws::add);
    }
    if (!flaws.isEmpty()) {
      throw new InvalidPolicyException(flaws);
    }
  }

  /**
   * Refuses what would be too much to read with every change.
   *
   * @throws InvalidPolicyException if the policy is too large
   */
  public static void requireReadable(LifecyclePolicy policy) {
    if (PolicyJson.of(policy).toString().length() > MOST_CHARACTERS) {
      throw new InvalidPolicyException(
          "reasons",
          "must be fewer: a policy has at most %d characters".formatted(MOST_CHARACTERS));
    }
  }
}
