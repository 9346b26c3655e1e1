package dev.threadkeep.architecture.broken.cyclic.domain.insight;

import dev.threadkeep.architecture.broken.cyclic.domain.thread.ThreadThatKnowsPolicy;

final class Insight {
  ThreadThatKnowsPolicy thread = new ThreadThatKnowsPolicy();
}
