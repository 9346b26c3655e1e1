package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.application.outbox.Outbox.Pending;
import dev.threadkeep.application.outbox.Outbox.Rest;
import dev.threadkeep.application.outbox.Outbox.Settled;
import dev.threadkeep.application.outbox.Outbox.Settlement;
import dev.threadkeep.domain.thread.ConversationThread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a turn has come with a stream.
 *
 * @param left what is still pending of what was read
 * @param settled what has become of deliveries since it was last written down
 * @param past the thread as it was when it was last looked for, if it was
 */
record Progress(
    LeasedStream stream,
    List<Pending> left,
    List<Settled> settled,
    @Nullable ConversationThread past) {
  private static final String INTERRUPTED =
      "The service ended while this was being sent; whether the vendor has it is not known";

  Progress {
    left = List.copyOf(left);
    settled = List.copyOf(settled);
  }

  /** What was being sent when the lease was lost is not sent again by itself. */
  static Progress of(LeasedStream stream, Instant now) {
    var sending = stream.sending();
    if (sending == null) {
      return new Progress(stream, stream.pending(), List.of(), null);
    }
    // It need not be among what was read: something older may have been put before it since.
    var attempt = new Attempt(now, Attempt.Word.UNKNOWN, null, Duration.ZERO, INTERRUPTED);
    return new Progress(
        stream,
        stream.pending().stream().filter(pending -> !pending.id().equals(sending)).toList(),
        List.of(new Settled(sending, DeliveryState.PARKED, attempt)),
        null);
  }

  /** What is next. */
  Stretch head() {
    return Stretch.headOf(left, isAll());
  }

  /** What is to be said next, if that is next. */
  @Nullable DeliveryId saying() {
    var saying = left.isEmpty() ? null : head().saying();
    return saying == null || isBlank(saying) ? null : saying.id();
  }

  /** What was said, and erased since. */
  static boolean isBlank(Pending saying) {
    return saying.message() == null || saying.message().text().value().isBlank();
  }

  private boolean isAll() {
    return switch (stream.rest()) {
      case Rest.None _ -> true;
      case Rest.More _ -> false;
    };
  }

  /** The event of the next thing said behind the head, as far as that is known. */
  @Nullable Long saidBehind(Stretch head) {
    var behind = head.behind(left);
    if (!behind.isEmpty()) {
      return behind.getFirst().event().sequence();
    }
    return stream.rest() instanceof Rest.More(var saying) ? saying : null;
  }

  /** The same with the thread as it once was. */
  Progress having(ConversationThread thread) {
    return new Progress(stream, left, settled, thread);
  }

  /** What became of the head of the stream, which leaves what is behind it. */
  Progress past(Stretch stretch, List<Settled> become) {
    return new Progress(stream, stretch.behind(left), joined(become), past);
  }

  /** What became of the head, some of which has to be tried again. */
  Progress held(List<Settled> become) {
    return new Progress(stream, left, joined(become), past);
  }

  /** Nothing of it can be told, for this reason. */
  Progress untold(String why, Instant now) {
    return new Progress(
        stream,
        List.of(),
        joined(
            left.stream()
                .map(pending -> untold(pending, new Outcome.NotPropagated(why), now))
                .toList()),
        past);
  }

  private static Settled untold(Pending pending, Outcome outcome, Instant now) {
    return new Settled(
        pending.id(), DeliveryState.NOT_PROPAGATED, Attempt.of(now, Duration.ZERO, outcome));
  }

  private List<Settled> joined(List<Settled> become) {
    var all = new ArrayList<>(settled);
    all.addAll(become);
    return all;
  }

  /**
   * To be written down when the turn goes on, or has nothing left; what was not read is due then.
   */
  Settlement settlement(Lease lease, Instant now) {
    boolean isKept = !left.isEmpty();
    var rest = isAll() ? null : now;
    return settlement(isKept ? lease.until() : rest, isKept, 0, null);
  }

  /** To be written down when it has to be tried again. */
  Settlement settlement(Instant again, Instant failingSince) {
    return settlement(again, false, stream.tries() + 1, failingSince);
  }

  /** To be written down when somebody else is to go on. */
  Settlement released(Instant now) {
    return settlement(now, false, stream.tries(), stream.failingSince());
  }

  private Settlement settlement(
      @Nullable Instant next, boolean isKept, int tries, @Nullable Instant failingSince) {
    return new Settlement(
        stream.id(), stream.enqueued(), settled, next, isKept, tries, failingSince);
  }

  /** The same after a call that came to something: what fails from now on fails anew. */
  Progress succeeding() {
    return new Progress(stream.succeeding(), left, settled, past);
  }

  /** The same once that was written down. */
  Progress writtenDown() {
    return new Progress(stream, left, List.of(), past);
  }
}
