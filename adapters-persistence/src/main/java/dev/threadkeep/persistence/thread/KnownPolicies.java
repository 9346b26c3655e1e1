package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.persistence.session.JsonText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Policies that were read before. Every trip brings the policy's text; only one that differs from
 * the last is parsed again, so that nothing here can be out of date.
 */
final class KnownPolicies {
  private static final int MOST = 1_000;

  private final Map<OrganizationId, Known> known = new ConcurrentHashMap<>();

  private record Known(String text, LifecyclePolicy policy) {}

  LifecyclePolicy read(OrganizationId organization, String text) {
    var last = known.get(organization);
    if (last != null && last.text.equals(text)) {
      return last.policy;
    }
    var policy = parse(text);
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(organization, new Known(text, policy));
    return policy;
  }

  private static LifecyclePolicy parse(String text) {
    if (JsonText.parse(text) instanceof JsonObject object) {
      return PolicyJson.read(object);
    }
    throw new IllegalStateException("a policy is not a JSON object");
  }
}
