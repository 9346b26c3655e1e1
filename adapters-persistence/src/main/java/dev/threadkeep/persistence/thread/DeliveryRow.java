package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.holding.NewDelivery;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.session.JsonRow;

/** What a change has to tell connections, as rows of tables {@code delivery} and its streams. */
final class DeliveryRow {
  private DeliveryRow() {}

  static JsonRow of(ConversationThread thread, NewDelivery delivery) {
    var at = thread.updatedAt();
    return new JsonRow()
        .putText("organization_id", thread.organization())
        .putText("connection_id", delivery.connection())
        .putText("thread_id", thread.id())
        .putNumber("seq", delivery.sequence())
        .putText("vendor", delivery.vendor())
        .putText("operation", delivery.operation().word())
        .putText("state", delivery.state().word())
        .putText("created_at", at)
        .putText("settled_at", delivery.state() == DeliveryState.PENDING ? null : at);
  }

  /**
   * A row of table {@code delivery_stream}.
   *
   * @param number of the deliveries that are to be sent; may be none
   * @param anew whether what the vendor was known to hold was about another reference
   */
  static JsonRow stream(
      ConversationThread thread, ConnectionId connection, int number, boolean anew) {
    return new JsonRow()
        .putText("organization_id", thread.organization())
        .putText("connection_id", connection)
        .putText("thread_id", thread.id())
        .putNumber("enqueued", number)
        .putText("due_at", number == 0 ? null : thread.updatedAt())
        .putBoolean("shown_erased", anew);
  }
}
