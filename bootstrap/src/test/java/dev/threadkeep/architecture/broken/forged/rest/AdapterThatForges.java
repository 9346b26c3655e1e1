package dev.threadkeep.architecture.broken.forged.rest;

import dev.threadkeep.architecture.broken.forged.domain.thread.ConversationThread;
import java.util.function.Function;

final class AdapterThatForges {
  Function<String, ConversationThread> forge = ConversationThread::new;
}
