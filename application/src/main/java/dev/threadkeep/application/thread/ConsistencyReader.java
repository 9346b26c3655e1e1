package dev.threadkeep.application.thread;

import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Out-port: all that is stored of each thread, to be compared with each other. */
public interface ConsistencyReader {

  /**
   * Gives every thread of an organization, one after the other and each as it was at one moment; no
   * more than a few are held in memory at a time. Threads may go on changing meanwhile.
   *
   * @throws dev.threadkeep.application.StoreUnavailableException if the store cannot be reached
   */
  void read(OrganizationId organization, Consumer<StoredThread> each);

  /**
   * What is stored of one thread.
   *
   * @param thread its state; absent where there is none, or it cannot be read
   * @param events its history
   * @param messages what was said in it, in order
   * @param faults where the store contradicts itself: what cannot be read, and what would find the
   *     thread wrongly or not at all
   */
  record StoredThread(
      ThreadId id,
      @Nullable ConversationThread thread,
      List<RecordedEvent> events,
      List<StoredMention> messages,
      List<String> faults) {
    public StoredThread {
      events = List.copyOf(events);
      messages = List.copyOf(messages);
      faults = List.copyOf(faults);
    }
  }

  /** A stored message without its text. */
  record StoredMention(
      long sequence, MessageId id, MessageKind kind, Actor author, Instant occurredAt) {}
}
