package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.VendorMessage;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Outbox.Pending;
import dev.threadkeep.application.outbox.Outbox.Settled;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out what a stream has to say next, and settles what cannot be said. */
final class Preparation {
  private static final String NOT_HELD = "The thread has no reference to this connection any more";
  private static final String NOTHING_TO_SAY = "There is nothing left to say";
  private static final String NO_PLACE_OR_ERASED =
      "The vendor has no place for it, or it was erased here since";
  private static final String NO_PLACE = "The vendor has no place for it";

  private final Outbox outbox;
  private final Convoy convoy;
  private final Instant now;
  private final Reach reach;

  Preparation(Outbox outbox, Convoy convoy, Instant now) {
    this.outbox = outbox;
    this.convoy = convoy;
    this.now = now;
    this.reach = new Reach(outbox, convoy.connection().organization());
  }

  /**
   * What is next.
   *
   * @param progress of the stream, with what was settled on the way
   * @param call absent where nothing is left
   */
  record Prepared(Progress progress, Optional<StreamCall> call) {}

  Prepared prepare(Progress begun) {
    var reference = heldBy(begun);
    if (reference.isEmpty()) {
      return new Prepared(begun.untold(NOT_HELD, now), Optional.empty());
    }
    var progress = begun;
    while (!progress.left().isEmpty()) {
      var stretch = progress.head();
      var saying = stretch.saying();
      if (saying != null && Progress.isBlank(saying)) {
        progress = progress.past(stretch, untold(stretch, NOTHING_TO_SAY));
        continue;
      }
      if (saying != null) {
        return prepared(say(progress, stretch, saying, reference.get()));
      }
      var stream = progress.stream();
      var owners = stretch.owners(delivery -> reach.of(stream, delivery));
      var lacking = new EnumMap<>(owners);
      owners.keySet().retainAll(convoy.backend().capabilities().writes());
      lacking.keySet().removeAll(owners.keySet());
      var thread = snapshot(progress, stretch);
      progress = progress.having(thread);
      var wish = wording(progress).wish(thread, owners.keySet(), stretch.deliveries());
      if (!wish.values().isEmpty()) {
        var wanted = new Wanted.State(wish.values(), thread.isClosed());
        var order = order(progress, reference.get(), stretch.deliveries().getLast(), wanted);
        if (!Wording.saysWhy(thread)) {
          lacking.remove(Register.CLOSE_REASON);
        }
        return prepared(
            new StreamCall(progress, stretch, owners, lacking, wish.unsendable(), order));
      }
      progress = progress.past(stretch, untold(stretch, owners, wish));
    }
    return new Prepared(progress, Optional.empty());
  }

  private static Prepared prepared(StreamCall call) {
    return new Prepared(call.progress(), Optional.of(call));
  }

  private Optional<ExternalReference> heldBy(Progress progress) {
    return progress.stream()
        .thread()
        .references()
        .to(convoy.backend().vendor())
        .filter(
            reference ->
                reference.connection() == null
                    || reference.connection().equals(convoy.connection().connection()));
  }

  private StreamCall say(
      Progress progress, Stretch stretch, Pending saying, ExternalReference reference) {
    var message = saying.message();
    if (message == null) {
      throw new IllegalStateException("a stretch that says nothing");
    }
    var wanted =
        new Wanted.Say(new VendorMessage(message.kind(), message.text(), message.occurredAt()));
    var wording = wording(progress);
    var author = wording.actor(message.author());
    var speaker = author == null ? wording.actor(saying.event().by()) : author;
    return new StreamCall(
        progress, stretch, Map.of(), Map.of(), Map.of(), new Order(reference, speaker, wanted));
  }

  private Order order(
      Progress progress, ExternalReference reference, Pending because, Wanted wanted) {
    return new Order(reference, wording(progress).actor(because.event().by()), wanted);
  }

  private Wording wording(Progress progress) {
    var stream = progress.stream();
    return new Wording(
        convoy.backend().vendor(),
        convoy.backend().capabilities(),
        stream.names(),
        stream.reasons());
  }

  /** The thread as it is now, or as it was before what is to be said next was said. */
  private ConversationThread snapshot(Progress progress, Stretch stretch) {
    var now = progress.stream().thread();
    var saying = stretch.last() ? null : progress.saidBehind(stretch);
    return saying == null || saying > now.version() ? now : before(saying, progress);
  }

  /** From what is at hand, if it has no gaps: another trip would read the whole history. */
  private ConversationThread before(long saying, Progress progress) {
    var thread = progress.past();
    if (thread != null) {
      for (var pending : progress.stream().pending()) {
        var event = pending.event();
        if (event.sequence() < saying && event.sequence() == thread.version() + 1) {
          thread = thread.evolve(event);
        }
      }
      if (thread.version() == saying - 1) {
        return thread;
      }
    }
    return outbox.past(convoy.connection().organization(), progress.stream().id(), saying - 1);
  }

  /** What cannot be told before somebody gives an id is parked, as what a vendor refuses is. */
  private List<Settled> untold(Stretch stretch, Map<Register, Pending> owners, Wish wish) {
    return wish.unsendable().isEmpty()
        ? untold(
            stretch,
            stretch.deliveries().stream().anyMatch(Pending::isErased)
                ? NO_PLACE_OR_ERASED
                : NO_PLACE)
        : stretch.deliveries().stream()
            .map(delivery -> unsendable(delivery, owners, wish))
            .toList();
  }

  private Settled unsendable(Pending delivery, Map<Register, Pending> owners, Wish wish) {
    var why =
        wish.unsendable().entrySet().stream()
            .filter(entry -> delivery.equals(owners.get(entry.getKey())))
            .map(Map.Entry::getValue)
            .distinct()
            .collect(Collectors.joining("; "));
    return why.isEmpty()
        ? new Settled(delivery.id(), DeliveryState.SUPERSEDED, null)
        : new Settled(
            delivery.id(),
            DeliveryState.PARKED,
            Attempt.of(now, Duration.ZERO, new Outcome.Rejected(null, why)));
  }

  private List<Settled> untold(Stretch stretch, String why) {
    var attempt = Attempt.of(now, Duration.ZERO, new Outcome.NotPropagated(why));
    return stretch.deliveries().stream()
        .map(delivery -> new Settled(delivery.id(), DeliveryState.NOT_PROPAGATED, attempt))
        .toList();
  }
}
