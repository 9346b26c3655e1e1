package dev.threadkeep.architecture.broken.cyclic.domain.policy;

import dev.threadkeep.architecture.broken.cyclic.domain.thread.ThreadThatKnowsPolicy;

public final class PolicyThatKnowsThreads {
  ThreadThatKnowsPolicy thread = new ThreadThatKnowsPolicy();
}
