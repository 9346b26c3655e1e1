package dev.threadkeep.architecture.broken.cyclic.domain.thread;

import dev.threadkeep.architecture.broken.cyclic.domain.policy.PolicyThatKnowsThreads;

public final class ThreadThatKnowsPolicy {
  PolicyThatKnowsThreads policy = new PolicyThatKnowsThreads();
}
