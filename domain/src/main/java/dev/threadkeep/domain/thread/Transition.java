package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of commands: the thread moved, was already so, refused, or sent a message on. */
public sealed interface Transition {

  /**
   * The thread changed.
   *
   * @param thread the thread afterwards
   * @param events how, in order; never empty
   * @param messages what was said in it by this change
   * @param followUp the thread that was opened to carry this one on, where one was
   */
  record Moved(
      ConversationThread thread,
      List<RecordedEvent> events,
      List<Message> messages,
      @Nullable Moved followUp)
      implements Transition {
    public Moved {
      events = List.copyOf(events);
      messages = List.copyOf(messages);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("a move without an event");
      }
    }
  }

  /** The commands asked for what already holds; nothing happened and nothing is published. */
  record Unchanged(ConversationThread thread) implements Transition {}

  /** A rule forbids it; nothing happened. */
  record Refused(Rejection rejection) implements Transition {}

  /**
   * The inbound message belongs to the thread that carries this one on; nothing happened here. One
   * that comes together with other commands is refused instead.
   */
  record Forwarded(ThreadId followUp) implements Transition {}
}
