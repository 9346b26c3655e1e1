package dev.threadkeep.architecture.broken.forged.domain.thread;

final class Decision {
  ConversationThread thread = new ConversationThread("decided");
}
