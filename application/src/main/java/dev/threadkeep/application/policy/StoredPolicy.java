package dev.threadkeep.application.policy;

import dev.threadkeep.domain.policy.LifecyclePolicy;

/**
 * An organization's policy as it is kept.
 *
 * @param version counts how often it was written; 1 as the organization began with it
 */
public record StoredPolicy(LifecyclePolicy policy, long version) {}
