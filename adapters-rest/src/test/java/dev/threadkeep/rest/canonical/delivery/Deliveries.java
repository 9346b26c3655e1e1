package dev.threadkeep.rest.canonical.delivery;

import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Attempt;
import dev.threadkeep.application.outbox.Delivery;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Deliveries for tests, each of its own. */
final class Deliveries {

  static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
  static final String CONNECTION = "01992f7e-0000-7000-8000-00000000c0de";

  private Deliveries() {}

  static Delivery of(String thread, long sequence, DeliveryState state, String connection) {
    var isPending = state == DeliveryState.PENDING;
    return new Delivery(
        new DeliveryId(UUID.randomUUID()),
        ConnectionId.parse(connection),
        new Vendor("acme"),
        ThreadId.parse(thread),
        sequence,
        DeliveryOperation.ASSIGN_TEAM,
        state,
        AT.plusSeconds(sequence),
        isPending ? null : AT.plusSeconds(60),
        List.of(
            new Attempt(AT, Attempt.Word.NOT_SENT, 503, Duration.ofMillis(41), "Busy."),
            new Attempt(AT, Attempt.Word.UNKNOWN, null, Duration.ofSeconds(15), null)),
        isPending ? AT.plusSeconds(65) : null);
  }
}
