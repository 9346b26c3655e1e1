package dev.threadkeep.application.transfer;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the erasures of a history took from all that came before them. Whoever says that it was
 * taken and tells it all the same would have it kept for good: a thread that is erased already is
 * not erased again.
 */
final class Erasures {
  private final Set<ContactId> contacts = new HashSet<>();
  private boolean everything;

  private Erasures() {}

  /** Those among events. */
  static Erasures among(List<RecordedEvent> events) {
    var found = new Erasures();
    for (var recorded : events) {
      if (recorded.event() instanceof ThreadEvent.Erased(var messagesOf)) {
        found.add(messagesOf);
      }
    }
    return found;
  }

  /** An event that came before, as they left it. */
  RecordedEvent left(RecordedEvent recorded) {
    return everything ? recorded.blanked() : recorded;
  }

  /** A message that came before, as they left it. */
  Message left(Message message) {
    return isErased(message.author()) ? message.blanked() : message;
  }

  /**
   * Refuses a history that has what it says was erased.
   *
   * @param messages all that its events speak of
   * @throws IllegalArgumentException naming the event or the message
   */
  static void requireTaken(List<RecordedEvent> events, Map<MessageId, Message> messages) {
    var later = new Erasures();
    for (var recorded : events.reversed()) {
      if (recorded.event() instanceof ThreadEvent.Erased(var messagesOf)) {
        later.add(messagesOf);
      } else {
        later.requireTaken(recorded);
      }
      if (recorded.event() instanceof ThreadEvent.MessageRecorded said) {
        later.requireTaken(messages.get(said.message()));
      }
    }
  }

  private void add(@Nullable ContactId messagesOf) {
    if (messagesOf == null) {
      everything = true;
    } else {
      contacts.add(messagesOf);
    }
  }

  private void requireTaken(RecordedEvent recorded) {
    if (!left(recorded).equals(recorded)) {
      throw new IllegalArgumentException(
          "event %d, %s, has what a later event erased"
              .formatted(recorded.sequence(), recorded.event().type()));
    }
  }

  private void requireTaken(@Nullable Message message) {
    if (message != null && !left(message).equals(message)) {
      throw new IllegalArgumentException(
          "message %s has a text that a later event erased".formatted(message.id()));
    }
  }

  private boolean isErased(Actor author) {
    return everything
        || (author instanceof Actor.Contact(var contact)
            && contact != null
            && contacts.contains(contact));
  }
}
