package dev.threadkeep.application.transfer;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import java.util.List;
import java.util.stream.Stream;

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
   * since, and as far as erasures since then have left it. How far messages were delivered is none
   * of it, and may go on changing.
   */
  public boolean isHistoryOf(WholeThread standing) {
    var all = standing.events();
    int beginning = history.size();
    if (all.size() < beginning || standing.messages().size() < messages.size()) {
      return false;
    }
    var since = Erasures.among(all.subList(beginning, all.size()));
    return all.subList(0, beginning).equals(events().stream().map(since::left).toList())
        && said(standing.messages().stream().limit(messages.size()))
            .equals(said(messages.stream().map(since::left)));
  }

  /** What messages say; the rest of them is in the events. */
  private static List<Object> said(Stream<Message> messages) {
    return messages.<Object>map(each -> List.of(each.id(), each.text())).toList();
  }
}
