package dev.threadkeep.application.outbox;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.time.Instant;

/** What the audit says of repairs. */
public final class DeliveryAudit {
  /** Of one delivery, which is the entry's subject. */
  public static final String RETRIED = "delivery.retried";

  /**
   * Of a connection's that were parked or waited for a later time; the connection is the entry's
   * subject.
   */
  public static final String RETRIED_ALL = "deliveries.retried";

  private DeliveryAudit() {}

  /**
   * About one.
   *
   * @param delivery as it was before
   */
  public static JsonObject retried(Delivery delivery) {
    return new ObjectWriter()
        .putText("connection_id", delivery.connection())
        .putText("thread_id", delivery.thread())
        .putNumber("seq", delivery.sequence())
        .putText("operation", delivery.operation().word())
        .putText("state", delivery.state().word())
        .toObject();
  }

  public static JsonObject retriedAll(Instant since, int deliveries) {
    return new ObjectWriter()
        .putText("since", since)
        .putNumber("deliveries", deliveries)
        .toObject();
  }
}
