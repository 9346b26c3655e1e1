package dev.threadkeep.persistence.thread;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.Transition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a thread has come that may be decided on more than once. */
final class Progress {
  private final ConversationThread before;
  private ConversationThread now;
  private final List<RecordedEvent> events = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private Transition.@Nullable Moved followUp;

  Progress(ConversationThread before) {
    this.before = before;
    this.now = before;
  }

  /** The thread as it was read. */
  ConversationThread before() {
    return before;
  }

  /** The thread as the moves so far have left it. */
  ConversationThread now() {
    return now;
  }

  boolean hasMoved() {
    return !events.isEmpty();
  }

  boolean opensFollowUp() {
    return followUp != null;
  }

  void add(Transition.Moved moved) {
    now = moved.thread();
    events.addAll(moved.events());
    messages.addAll(moved.messages());
    followUp = moved.followUp() == null ? followUp : moved.followUp();
  }

  /** All moves as one. */
  Transition.Moved all() {
    return new Transition.Moved(now, events, messages, followUp);
  }
}
