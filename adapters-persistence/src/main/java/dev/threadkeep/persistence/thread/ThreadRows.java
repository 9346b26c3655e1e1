package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.holding.Holding;
import dev.threadkeep.application.holding.Holdings;
import dev.threadkeep.application.holding.NewDelivery;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.JsonRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows around those of table {@code thread} that changes add, take away and rewrite. */
final class ThreadRows {
  /** The statement's parts that most changes do without, in the order of their parameters. */
  enum Part {
    MESSAGES,
    IDENTIFIED,
    FORGOTTEN,
    REFERRED,
    RELISTED,
    UNTAGGED,
    RETAGGED,
    TAGGED,
    UNWORDED,
    WORDED,
    DELIVERIES,
    STREAMS,
    KEPT
  }

  private final Holdings holdings;
  private final List<JsonRow> events = new ArrayList<>();
  private final Map<Part, List<JsonRow>> parts = new EnumMap<>(Part.class);
  private boolean isToBeSent;

  /**
   * @param holdings the organization's connections, which changes are told to
   */
  ThreadRows(Holdings holdings) {
    this.holdings = holdings;
  }

  /** What a move of one thread does to them, not that of its follow-up. */
  void add(@Nullable ConversationThread before, Transition.Moved move) {
    var after = move.thread();
    for (var recorded : move.events()) {
      events.add(EventRow.of(after, recorded));
    }
    addMessages(after, move);
    addReferences(before, move);
    addTags(before, after);
    addWords(before, after);
    addDeliveries(before, move);
  }

  private void addDeliveries(@Nullable ConversationThread before, Transition.Moved move) {
    var deliveries = NewDelivery.of(move, holdings);
    var toBeSent = new LinkedHashMap<ConnectionId, Integer>();
    for (var delivery : deliveries) {
      put(Part.DELIVERIES, DeliveryRow.of(move.thread(), delivery));
      if (delivery.state() == DeliveryState.PENDING) {
        toBeSent.merge(delivery.connection(), 1, Integer::sum);
      }
    }
    isToBeSent |= !toBeSent.isEmpty();
    var anew = before == null ? Set.<ConnectionId>of() : referredAnew(move);
    anew.forEach(connection -> toBeSent.putIfAbsent(connection, 0));
    toBeSent.forEach(
        (connection, number) ->
            put(
                Part.STREAMS,
                DeliveryRow.stream(move.thread(), connection, number, anew.contains(connection))));
  }

  /** The connections to vendors of which the thread now has another reference, or none. */
  private Set<ConnectionId> referredAnew(Transition.Moved move) {
    var vendors = new HashSet<Vendor>();
    for (var recorded : move.events()) {
      if (recorded.event() instanceof ThreadEvent.Referenced(var reference)) {
        vendors.add(reference.vendor());
      } else if (recorded.event() instanceof ThreadEvent.Unreferenced(var vendor)) {
        vendors.add(vendor);
      }
    }
    return vendors.isEmpty()
        ? Set.of()
        : holdings.all().stream()
            .filter(holding -> vendors.contains(holding.vendor()))
            .map(Holding::connection)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a vendor is to be told of any of it. */
  boolean isToBeSent() {
    return isToBeSent;
  }

  List<JsonRow> events() {
    return events;
  }

  boolean has(Part part) {
    // The insertion of references asks the deletion, so they go together.
    return parts.containsKey(part) || (part == Part.FORGOTTEN && parts.containsKey(Part.REFERRED));
  }

  List<JsonRow> of(Part part) {
    return parts.getOrDefault(part, List.of());
  }

  /** The answer that is kept with what becomes of a thread. */
  void keep(ConversationThread thread, Claim claim, KeptAnswer answer, Instant now) {
    put(
        Part.KEPT,
        new JsonRow()
            .putText("organization_id", thread.organization())
            .putText("thread_id", thread.id())
            .putText("key", claim.key())
            .putText("fingerprint", claim.fingerprint())
            .putText("answer", answer.text())
            .putText("created_at", now));
  }

  private JsonRow newRow(Part part) {
    var row = new JsonRow();
    put(part, row);
    return row;
  }

  private void put(Part part, JsonRow row) {
    parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(row);
  }

  private void addMessages(ConversationThread thread, Transition.Moved move) {
    if (move.messages().isEmpty()) {
      return;
    }
    var sequences = new HashMap<MessageId, Long>();
    for (var recorded : move.events()) {
      if (recorded.event() instanceof ThreadEvent.MessageRecorded said) {
        sequences.put(said.message(), recorded.sequence());
      }
    }
    for (var message : move.messages()) {
      put(Part.MESSAGES, MessageRow.of(thread, sequence(sequences, message), message));
      MessageRow.writeVendorIds(() -> newRow(Part.IDENTIFIED), thread, message);
    }
  }

  private static long sequence(Map<MessageId, Long> sequences, Message message) {
    var sequence = sequences.get(message.id());
    if (sequence == null) {
      throw new IllegalStateException("message %s has no event".formatted(message.id()));
    }
    return sequence;
  }

  private void addReferences(@Nullable ConversationThread before, Transition.Moved move) {
    var after = move.thread();
    if (before != null && !ReferenceRow.isListedAlike(before, after)) {
      after.references().all().stream()
          .filter(ReferenceRow::isListed)
          .filter(before.references().all()::contains)
          .forEach(reference -> put(Part.RELISTED, ReferenceRow.of(after, reference)));
    }
    if (before != null && before.references().equals(after.references())) {
      return;
    }
    var kept = Set.copyOf(after.references().all());
    if (before != null) {
      before.references().all().stream()
          .filter(reference -> !kept.contains(reference))
          .forEach(reference -> put(Part.FORGOTTEN, ReferenceRow.of(after, reference)));
    }
    newReferences(before, after)
        .forEach(
            reference ->
                put(
                    Part.REFERRED,
                    ReferenceRow.of(
                        after, reference, ReferenceRow.since(after, move.events(), reference))));
  }

  /** The references that a thread gets. */
  static List<ExternalReference> newReferences(
      @Nullable ConversationThread before, ConversationThread after) {
    return after.references().all().stream()
        .filter(reference -> before == null || !before.references().all().contains(reference))
        .toList();
  }

  private void addTags(@Nullable ConversationThread before, ConversationThread after) {
    var old = before == null ? Set.<String>of() : TagRow.tags(before);
    var now = TagRow.tags(after);
    for (var tag : old) {
      if (!now.contains(tag)) {
        put(Part.UNTAGGED, TagRow.of(after, tag));
      }
    }
    for (var tag : now) {
      put(old.contains(tag) ? Part.RETAGGED : Part.TAGGED, TagRow.of(after, tag));
    }
  }

  private void addWords(@Nullable ConversationThread before, ConversationThread after) {
    if (before != null && Objects.equals(before.title(), after.title())) {
      return;
    }
    var old = before == null ? Set.<String>of() : new HashSet<>(TitleWords.of(before.title()));
    var now = TitleWords.of(after.title());
    for (var word : old) {
      if (!now.contains(word)) {
        put(Part.UNWORDED, TitleWordRow.of(after, word));
      }
    }
    for (var word : now) {
      if (!old.contains(word)) {
        put(Part.WORDED, TitleWordRow.of(after, word));
      }
    }
  }
}
