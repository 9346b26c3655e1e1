package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.application.outbox.Outbox.Pending;
import dev.threadkeep.application.outbox.Outbox.Settled;
import dev.threadkeep.application.outbox.Outbox.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a turn has come with a stream.
 *
 * @param left what is still pending
 * @param settled what has become of deliveries since it was last written down
 */
record Progress(LeasedStream stream, List<Pending> left, List<Settled> settled) {
  private static final String INTERRUPTED =
      "The service ended while this was being sent; whether the vendor has it is not known";

  Progress {
    left = List.copyOf(left);
    settled = List.copyOf(settled);
  }

  /** What was being sent when the lease was lost is not sent again by itself. */
  static Progress of(LeasedStream stream, Instant now) {
    var left = new ArrayList<Pending>();
    var settled = new ArrayList<Settled>();
    for (var pending : stream.pending()) {
      if (pending.id().equals(stream.sending())) {
        var attempt = new Attempt(now, Attempt.Word.UNKNOWN, null, Duration.ZERO, INTERRUPTED);
        settled.add(new Settled(pending.id(), DeliveryState.PARKED, attempt));
      } else {
        left.add(pending);
      }
    }
    return new Progress(stream, left, settled);
  }

  /** What became of the head of the stream, which leaves what is behind it. */
  Progress past(Stretch stretch, List<Settled> become) {
    return new Progress(stream, stretch.behind(left), joined(become));
  }

  /** What became of the head, some of which has to be tried again. */
  Progress held(List<Settled> become) {
    return new Progress(stream, left, joined(become));
  }

  /** Nothing of it can be told, for this reason. */
  Progress untold(String why, Instant now) {
    return new Progress(
        stream,
        List.of(),
        joined(
            left.stream()
                .map(pending -> untold(pending, new Outcome.NotPropagated(why), now))
                .toList()));
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

  /** To be written down when the turn goes on, or has nothing left. */
  Settlement settlement(Lease lease) {
    boolean isKept = !left.isEmpty();
    return settlement(isKept ? lease.until() : null, isKept, 0, null);
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
    return new Progress(stream.succeeding(), left, settled);
  }

  /** The same once that was written down. */
  Progress writtenDown() {
    return new Progress(stream, left, List.of());
  }
}
