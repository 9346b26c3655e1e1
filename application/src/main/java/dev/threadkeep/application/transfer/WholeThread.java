package dev.threadkeep.application.transfer;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import java.util.List;

/**
 * A thread with everything that belongs to it.
 *
 * @param history all that ever happened to it, in order
 * @param messages what was said in it, in the order in which the history records it
 */
public record WholeThread(
    ConversationThread thread, List<WrittenEvent> history, List<Message> messages) {
  public WholeThread {
    history = List.copyOf(history);
    messages = List.copyOf(messages);
  }

  /** The history without what is written of it. */
  public List<RecordedEvent> events() {
    return history.stream().map(WrittenEvent::recorded).toList();
  }

  /**
   * Whether a thread has this history: exactly, or as the beginning of its own, which has gone on
   * since. How far messages were delivered is none of it, and may go on changing.
   */
  public boolean isHistoryOf(WholeThread standing) {
    return begins(standing.events(), events()) && begins(said(standing.messages()), said(messages));
  }

  private static <T> boolean begins(List<T> all, List<T> beginning) {
    return all.size() >= beginning.size() && all.subList(0, beginning.size()).equals(beginning);
  }

  /** What messages say; the rest of them is in the events. */
  private static List<Object> said(List<Message> messages) {
    return messages.stream().<Object>map(each -> List.of(each.id(), each.text())).toList();
  }
}
