package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Attempt;
import dev.threadkeep.application.outbox.Delivery;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Deliveries put into the database, whatever would have led there. */
public final class WrittenDeliveries {
  private static final String WRITE =
      """
      INSERT INTO delivery (organization_id, id, connection_id, thread_id, seq, vendor, operation,
                            state, created_at, settled_at, attempts)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb);
      INSERT INTO delivery_stream (organization_id, connection_id, thread_id, enqueued, due_at)
      SELECT d.organization_id, d.connection_id, d.thread_id, 1, ?
        FROM delivery d
       WHERE d.organization_id = ? AND d.id = ? AND d.state = 'pending'
          ON CONFLICT DO NOTHING\
      """;

  private WrittenDeliveries() {}

  public static Delivery write(Bench bench, OrganizationId organization, Delivery delivery) {
    new Session(bench.database(), () -> Cast.NOON)
        .ask(
            organization,
            WRITE,
            parameters ->
                parameters
                    .uuid(organization.value())
                    .uuid(delivery.id().value())
                    .uuid(delivery.connection().value())
                    .uuid(delivery.thread().value())
                    .number(delivery.sequence())
                    .text(delivery.vendor().name())
                    .text(delivery.operation().word())
                    .text(delivery.state().word())
                    .instant(delivery.createdAt())
                    .instant(delivery.settledAt())
                    .json(
                        new JsonArray(
                            List.copyOf(
                                delivery.attempts().stream().map(AttemptJson::of).toList())))
                    .instant(delivery.nextAttemptAt())
                    .uuid(organization.value())
                    .uuid(delivery.id().value()),
            _ -> Boolean.TRUE);
    return delivery;
  }

  /** One that waits, after an attempt that a vendor has told this about. */
  public static Delivery pending(ThreadId thread, ConnectionId connection, String detail) {
    var attempt = new Attempt(Cast.TEN, Attempt.Word.NOT_SENT, 503, Duration.ofMillis(41), detail);
    return new Delivery(
        new DeliveryId(UUID.randomUUID()),
        connection,
        Cast.INTERCOM_VENDOR,
        thread,
        1,
        DeliveryOperation.SET_TITLE,
        DeliveryState.PENDING,
        Cast.NINE,
        null,
        List.of(attempt),
        Cast.NOON);
  }
}
