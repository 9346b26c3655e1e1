package dev.threadkeep.application.outbox;

import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one change had to tell one connection, and what has become of it.
 *
 * @param sequence of the event that it is about
 * @param createdAt when the change was made
 * @param settledAt absent while it is pending
 * @param attempts in their order
 * @param nextAttemptAt absent where it is not pending, and while somebody works on it
 */
public record Delivery(
    DeliveryId id,
    ConnectionId connection,
    Vendor vendor,
    ThreadId thread,
    long sequence,
    DeliveryOperation operation,
    DeliveryState state,
    Instant createdAt,
    @Nullable Instant settledAt,
    List<Attempt> attempts,
    @Nullable Instant nextAttemptAt) {
  public Delivery {
    attempts = List.copyOf(attempts);
  }

  /** Whether somebody may have it tried again at once. */
  public boolean isRetriableAt(Instant now) {
    return switch (state) {
      case PARKED, NOT_PROPAGATED -> true;
      case PENDING -> waitsAt(now);
      case DELIVERED, SUPERSEDED -> false;
    };
  }

  /** Whether it is to be tried later than now, with nobody at it. */
  public boolean waitsAt(Instant now) {
    return nextAttemptAt != null && nextAttemptAt.isAfter(now);
  }
}
