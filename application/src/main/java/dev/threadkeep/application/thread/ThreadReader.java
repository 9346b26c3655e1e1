package dev.threadkeep.application.thread;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Out-port: reading threads, each answer in one trip.
 *
 * <p>Every method throws {@code KeyInvalidException} if the caller's key no longer works, and
 * {@code StoreUnavailableException} if the store cannot be reached. Another organization's thread
 * is not found.
 */
public interface ThreadReader {
  Optional<ConversationThread> find(Caller caller, ThreadLocator thread);

  /**
   * The threads that {@code query} asks for, in its order. No index serves all that can be asked
   * for: a page may end after so many threads were looked at, with fewer than its limit or none,
   * and then says where the list goes on. Whoever follows the pages to their end sees all.
   */
  Page<ConversationThread, Position> list(Caller caller, ThreadQuery query);

  /**
   * A page of the threads that a vendor knows in one account, and how many there are in all, both
   * as of the same moment. Who pages by numbers may miss a thread, or see one twice, when others
   * come or go meanwhile.
   *
   * <p>What it costs grows with the account, since all of its threads are counted: by an index
   * alone, but for a filter by an attribute, which looks at each thread.
   */
  Counted listAccount(Caller caller, AccountQuery query);

  /**
   * A thread's events behind {@code after}, in order.
   *
   * @param after the sequence to start behind, 0 to start at the beginning
   * @throws ThreadException.UnknownThread if there is no such thread
   */
  Page<RecordedEvent, Long> timeline(Caller caller, ThreadLocator thread, long after, int limit);

  /**
   * A thread's whole history, in order, with the thread as it is at its end.
   *
   * @throws ThreadException.UnknownThread if there is no such thread
   */
  History history(Caller caller, ThreadLocator thread);

  /**
   * The whole history of each of several threads of the caller's, as they were when they were read.
   *
   * @return one for each, in their order
   */
  List<History> histories(Caller caller, List<ConversationThread> threads);

  /**
   * A thread's messages in the order in which they were recorded.
   *
   * @param after the sequence of the event to start behind, 0 to start at the beginning
   * @throws ThreadException.UnknownThread if there is no such thread
   */
  Page<StoredMessage, Long> messages(Caller caller, ThreadLocator thread, long after, int limit);

  Optional<StoredMessage> message(Caller caller, MessageLocator message);

  /** Those of {@code ids} that there are, in no order. */
  List<StoredMessage> messages(Caller caller, Collection<MessageId> ids);

  /** What each of these threads begins with: its first message that is no internal note, if any. */
  List<StoredMessage> firstMessages(Caller caller, Collection<ThreadId> threads);

  /** Threads, and how many there are of them on all pages. */
  record Counted(List<ConversationThread> threads, long total) {
    public Counted {
      threads = List.copyOf(threads);
    }
  }

  /** A message and where it stands: the thread, and the sequence of the event that recorded it. */
  record StoredMessage(ThreadId thread, long sequence, Message message) {}

  /** A thread and all that made it. */
  record History(ConversationThread thread, List<RecordedEvent> events) {
    public History {
      events = List.copyOf(events);
    }
  }

  /**
   * A place in a list of threads.
   *
   * @param at the time that the list is sorted by
   */
  record Position(Instant at, ThreadId thread) {
    /** The position of a thread in a list that is sorted like this. */
    public static Position of(ThreadQuery.Sort sort, ConversationThread thread) {
      return new Position(sort.byCreation() ? thread.createdAt() : thread.updatedAt(), thread.id());
    }
  }
}
