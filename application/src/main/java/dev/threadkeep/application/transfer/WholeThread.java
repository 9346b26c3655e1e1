package dev.threadkeep.application.transfer;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import java.util.List;

/**
 * A thread with everything that belongs to it.
 *
 * @param events its whole history, in order
 * @param messages what was said in it, in the order in which the history records it
 */
public record WholeThread(
    ConversationThread thread, List<RecordedEvent> events, List<Message> messages) {
  public WholeThread {
    events = List.copyOf(events);
    messages = List.copyOf(messages);
  }
}
