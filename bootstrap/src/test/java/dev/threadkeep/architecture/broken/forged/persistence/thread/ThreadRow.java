package dev.threadkeep.architecture.broken.forged.persistence.thread;

import dev.threadkeep.architecture.broken.forged.domain.thread.ConversationThread;

final class ThreadRow {
  ConversationThread thread = new ConversationThread("read");
}
