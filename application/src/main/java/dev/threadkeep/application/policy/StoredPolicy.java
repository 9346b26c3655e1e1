package dev.threadkeep.application.policy;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.policy.LifecyclePolicy;

/**
 * An organization's policy as it is kept.
 *
 * @param version counts how often it was written; 1 as the organization began with it
 */
public record StoredPolicy(LifecyclePolicy policy, long version) {

  /** The same organization's policy once {@code next} is put in its place. */
  public StoredPolicy replacedBy(LifecyclePolicy next) {
    return new StoredPolicy(next, version + 1);
  }

  /** What the audit says of this policy, which stands in the place of {@code before}. */
  public JsonObject audited(StoredPolicy before) {
    return new ObjectWriter()
        .putNumber("version", version)
        .put("before", PolicyJson.of(before.policy))
        .put("after", PolicyJson.of(policy))
        .toObject();
  }
}
