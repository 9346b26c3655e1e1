package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Delivery;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;

/** A row of table {@code delivery} with what its stream knows of it. */
final class LoggedDelivery {
  /** Of the table under the alias {@code d}, and of {@link #STREAM}. */
  static final String COLUMNS =
      """
      d.id, d.connection_id, d.vendor, d.thread_id, d.seq, d.operation, d.state, d.created_at,
             d.settled_at, d.attempts, s.due_at\
      """;

  /** Looked up only for those that wait; who has its lease may be trying just now. */
  static final String STREAM =
      """
      LEFT JOIN LATERAL (
               SELECT s.due_at
                 FROM delivery_stream s
                WHERE d.state = 'pending' AND s.organization_id = d.organization_id
                  AND s.connection_id = d.connection_id AND s.thread_id = d.thread_id
                  AND s.lease IS NULL) s ON true\
      """;

  private LoggedDelivery() {}

  static Delivery read(Rows row) throws SQLException {
    if (!(row.json("attempts") instanceof JsonArray attempts)) {
      throw new IllegalStateException("attempts is not a JSON array");
    }
    return new Delivery(
        new DeliveryId(row.uuid("id")),
        new ConnectionId(row.uuid("connection_id")),
        new Vendor(row.text("vendor")),
        new ThreadId(row.uuid("thread_id")),
        row.number("seq"),
        DeliveryOperation.of(row.text("operation")),
        DeliveryState.of(row.text("state")),
        row.instant("created_at"),
        row.instantOrNull("settled_at"),
        AttemptJson.read(attempts),
        row.instantOrNull("due_at"));
  }
}
