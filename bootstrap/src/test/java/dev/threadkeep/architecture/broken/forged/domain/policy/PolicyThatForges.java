package dev.threadkeep.architecture.broken.forged.domain.policy;

import dev.threadkeep.architecture.broken.forged.domain.thread.ConversationThread;

final class PolicyThatForges {
  ConversationThread thread = new ConversationThread("forged");
}
