package dev.threadkeep.application.transfer;

import dev.threadkeep.application.transfer.TransferRecord.OfEvent;
import dev.threadkeep.application.transfer.TransferRecord.OfMessage;
import dev.threadkeep.application.transfer.TransferRecord.OfReference;
import dev.threadkeep.application.transfer.TransferRecord.OfThread;
import dev.threadkeep.application.transfer.TransferRecord.Part;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A thread that is put together from its records: what is kept is what its history makes of it. */
final class ThreadAssembly {
  /** Of the record, what is not the thread's state. */
  private static final Set<String> BESIDE_STATE = Set.of("type", "organization_id");

  private final OfThread record;
  private final OrganizationId organization;
  private final List<WrittenEvent> history = new ArrayList<>();
  private final Map<MessageId, Message> messages = new LinkedHashMap<>();
  private final Set<ExternalReference> references = new HashSet<>();
  private @Nullable ConversationThread thread;
  private int characters;
  private boolean wasErased;

  /**
   * @param organization to which the thread shall belong
   */
  ThreadAssembly(OfThread record, OrganizationId organization) {
    this.record = record;
    this.organization = organization;
  }

  ThreadId id() {
    return record.id();
  }

  /** How much text it holds, roughly. */
  int characters() {
    return characters;
  }

  /**
   * Adds what belongs to it.
   *
   * @throws IllegalArgumentException if it cannot
   */
  void add(Part part) {
    switch (part) {
      case OfEvent(_, var event) -> add(event);
      case OfMessage(_, var message) -> {
        if (messages.put(message.id(), message) != null) {
          throw new IllegalArgumentException("message %s is there twice".formatted(message.id()));
        }
        characters += message.text().value().length();
      }
      case OfReference(_, var reference) -> {
        if (!references.add(reference)) {
          throw new IllegalArgumentException("the reference is there twice");
        }
      }
    }
  }

  private void add(WrittenEvent event) {
    var recorded = event.recorded();
    thread =
        thread == null
            ? ConversationThread.replay(record.id(), organization, List.of(recorded))
            : thread.evolve(recorded);
    history.add(event);
    wasErased |= recorded.event() instanceof ThreadEvent.Erased;
  }

  /**
   * The thread, when all is there.
   *
   * @throws IllegalArgumentException if it is not whole, or its history makes another thread than
   *     its record says
   */
  WholeThread whole() {
    if (thread == null || thread.version() != record.version()) {
      throw new IllegalArgumentException(
          "its version is %d, but it has %d events".formatted(record.version(), history.size()));
    }
    requireState(thread);
    if (!references.equals(Set.copyOf(thread.references().all()))) {
      throw new IllegalArgumentException("its references are not those of its history");
    }
    var whole = new WholeThread(thread, history, said());
    if (wasErased) {
      Erasures.requireTaken(whole.events(), messages);
    }
    return whole;
  }

  private void requireState(ConversationThread folded) {
    var made = ThreadStateJson.of(folded).members();
    for (var member : record.state().members().entrySet()) {
      var name = member.getKey();
      if (!BESIDE_STATE.contains(name) && !isSo(member.getValue(), made.get(name))) {
        throw new IllegalArgumentException(
            "%s is not what its history makes of it".formatted(name));
      }
    }
  }

  private static boolean isSo(JsonValue told, @Nullable JsonValue made) {
    return told instanceof JsonNull ? made == null : told.equals(made);
  }

  /** The messages in the order of the history, if they are those that it records. */
  private List<Message> said() {
    var all = new ArrayList<Message>();
    for (var event : history) {
      if (event.recorded().event() instanceof ThreadEvent.MessageRecorded said) {
        var message = messages.get(said.message());
        if (message == null) {
          throw new IllegalArgumentException("message %s is missing".formatted(said.message()));
        }
        if (!said.kind().equals(message.kind())
            || !said.author().equals(message.author())
            || !said.occurredAt().equals(message.occurredAt())) {
          throw new IllegalArgumentException(
              "message %s is not the one that its history records".formatted(message.id()));
        }
        all.add(message);
      }
    }
    if (all.size() != messages.size()) {
      throw new IllegalArgumentException("it has a message that its history does not record");
    }
    return all;
  }
}
