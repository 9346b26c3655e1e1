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

  /**
   * Whether a thread has this history: exactly, or as the beginning of its own, which has gone on
   * since. How far messages were delivered is none of it, and may go on changing.
   */
  public boolean isHistoryOf(WholeThread standing) {
    return begins(standing.events(), events) && begins(said(standing.messages()), said(messages));
  }

  private static <T> boolean begins(List<T> all, List<T> beginning) {
    return all.size() >= beginning.size() && all.subList(0, beginning.size()).equals(beginning);
  }

  /** What messages say; the rest of them is in the events. */
  private static List<Object> said(List<Message> messages) {
    return messages.stream().<Object>map(each -> List.of(each.id(), each.text())).toList();
  }
}
