package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.outbox.Delivery;
import dev.threadkeep.application.outbox.DeliveryAudit;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.application.outbox.DeliveryLog.Batch;
import dev.threadkeep.application.outbox.DeliveryLog.Retrial;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.access.AuditRow;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Has deliveries tried again. Everything is locked in the order in which others lock it: the
 * connection, streams, deliveries.
 */
record Retrying(Transaction transaction, Caller caller, Signature signature, Instant now) {
  static final String ONE =
      """
      SELECT %s
        FROM delivery d
        %s
       WHERE d.organization_id = ? AND d.id = ?\
      """
          .formatted(LoggedDelivery.COLUMNS, LoggedDelivery.STREAM);

  /** Nobody takes it away meanwhile. */
  private static final String CONNECTION =
      """
      SELECT id
        FROM connection
       WHERE organization_id = ? AND id = ?
         FOR KEY SHARE\
      """;

  /**
   * What is under way keeps its time, and sees by the count that there is more to do, and by the
   * tries that none of it is to wait.
   */
  private static final String DUE_AT_ONCE =
      """
      ON CONFLICT (organization_id, connection_id, thread_id) DO UPDATE
             SET enqueued = s.enqueued + excluded.enqueued,
                 due_at = CASE WHEN s.lease IS NULL THEN excluded.due_at ELSE s.due_at END,
                 tries = CASE WHEN s.lease IS NULL THEN 0 ELSE -1 END, failing_since = NULL\
      """;

  private static final String AGAIN =
      """
      INSERT INTO delivery_stream AS s (organization_id, connection_id, thread_id, enqueued, due_at)
      VALUES (?, ?, ?, 1, ?)
      %s;
      UPDATE delivery
         SET state = 'pending', settled_at = NULL
       WHERE organization_id = ? AND id = ? AND state IN ('parked', 'not_propagated')\
      """
          .formatted(DUE_AT_ONCE);

  /** Nobody takes it away meanwhile, and every node sees that it is another one now. */
  private static final String RENEW =
      """
      UPDATE connection
         SET retries = retries + 1
       WHERE organization_id = ? AND id = ?
      RETURNING id\
      """;

  /**
   * Streams that wait for a later time with a change of {@code since} or later in them. Found by
   * when they are due, and then locked in the order in which others lock them.
   */
  static final String AT_ONCE =
      """
      WITH waiting AS MATERIALIZED (
        SELECT s.thread_id
          FROM delivery_stream s
         WHERE s.organization_id = ? AND s.connection_id = ? AND s.due_at > ?
           AND s.lease IS NULL
           AND EXISTS (SELECT
                         FROM delivery d
                        WHERE d.organization_id = s.organization_id AND d.thread_id = s.thread_id
                          AND d.connection_id = s.connection_id AND d.state = 'pending'
                          AND d.created_at >= ?)
         ORDER BY s.due_at
         LIMIT ?),
      locked AS MATERIALIZED (
        SELECT s.thread_id
          FROM delivery_stream s
         WHERE s.organization_id = ? AND s.connection_id = ? AND s.lease IS NULL
           AND s.thread_id IN (SELECT thread_id FROM waiting)
         ORDER BY s.thread_id
           FOR UPDATE),
      hastened AS (
        UPDATE delivery_stream s
           SET due_at = ?, tries = 0, failing_since = NULL
          FROM locked l
         WHERE s.organization_id = ? AND s.connection_id = ? AND s.thread_id = l.thread_id
        RETURNING s.thread_id)
      SELECT count(*) AS deliveries, (SELECT count(*) FROM waiting) AS candidates
        FROM hastened h
        JOIN delivery d
          ON d.organization_id = ? AND d.thread_id = h.thread_id AND d.connection_id = ?
             AND d.state = 'pending' AND d.created_at >= ?\
      """;

  /** Asking for the streams that were made due has them locked before the deliveries are. */
  static final String ALL_AGAIN =
      """
      WITH parked AS MATERIALIZED (
        SELECT d.id, d.thread_id
          FROM delivery d
         WHERE d.organization_id = ? AND d.connection_id = ? AND d.state = 'parked'
           AND d.created_at >= ?
         ORDER BY d.created_at, d.id
         LIMIT ?),
      streams AS (
        INSERT INTO delivery_stream AS s (organization_id, connection_id, thread_id, enqueued,
                                          due_at)
        SELECT ?, ?, p.thread_id, count(*), ?
          FROM parked p
         GROUP BY p.thread_id
         ORDER BY p.thread_id
        %s
        RETURNING s.thread_id),
      again AS (
        UPDATE delivery d
           SET state = 'pending', settled_at = NULL
          FROM parked p
         WHERE d.organization_id = ? AND d.id = p.id AND d.state = 'parked'
           AND p.thread_id IN (SELECT thread_id FROM streams)
        RETURNING d.id)
      SELECT count(*) AS deliveries, (SELECT count(*) FROM parked) AS candidates FROM again\
      """
          .formatted(DUE_AT_ONCE);

  Retrial one(DeliveryId id) throws SQLException {
    var standing = read(id);
    if (standing.isEmpty()) {
      return new Retrial.NotFound();
    }
    var before = standing.get();
    if (!before.isRetriableAt(now)) {
      return new Retrial.Refused(before.state());
    }
    if (!finds(CONNECTION, before.connection())) {
      return new Retrial.Unconnected();
    }
    again(before);
    record(DeliveryAudit.RETRIED, id.toString(), DeliveryAudit.retried(before));
    return new Retrial.Retried(read(id).orElseThrow());
  }

  private Optional<Delivery> read(DeliveryId id) throws SQLException {
    return transaction.ask(
        caller,
        ONE,
        parameters -> parameters.uuid(caller.organization().value()).uuid(id.value()),
        answer -> answer.first(LoggedDelivery::read));
  }

  private void again(Delivery delivery) throws SQLException {
    transaction.ask(
        caller.organization(),
        AGAIN,
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .uuid(delivery.connection().value())
                .uuid(delivery.thread().value())
                .instant(now)
                .uuid(caller.organization().value())
                .uuid(delivery.id().value()),
        _ -> Boolean.TRUE);
  }

  /** Nothing if there is no such connection. */
  Optional<Batch> all(ConnectionId connection, Instant since, int most) throws SQLException {
    if (!finds(RENEW, connection)) {
      return Optional.empty();
    }
    var waiting = waiting(connection, since, most);
    var parked = parked(connection, since, most);
    int deliveries = waiting.deliveries() + parked.deliveries();
    if (deliveries > 0) {
      record(
          DeliveryAudit.RETRIED_ALL,
          connection.toString(),
          DeliveryAudit.retriedAll(since, deliveries));
    }
    return Optional.of(new Batch(deliveries, waiting.isLast() && parked.isLast()));
  }

  private Batch waiting(ConnectionId connection, Instant since, int most) throws SQLException {
    var own = caller.organization().value();
    return transaction.ask(
        caller.organization(),
        AT_ONCE,
        parameters ->
            parameters
                .uuid(own)
                .uuid(connection.value())
                .instant(now)
                .instant(since)
                .integer(most)
                .uuid(own)
                .uuid(connection.value())
                .instant(now)
                .uuid(own)
                .uuid(connection.value())
                .uuid(own)
                .uuid(connection.value())
                .instant(since),
        answer -> batch(answer, most));
  }

  private Batch parked(ConnectionId connection, Instant since, int most) throws SQLException {
    var own = caller.organization().value();
    return transaction.ask(
        caller.organization(),
        ALL_AGAIN,
        parameters ->
            parameters
                .uuid(own)
                .uuid(connection.value())
                .instant(since)
                .integer(most)
                .uuid(own)
                .uuid(connection.value())
                .instant(now)
                .uuid(own),
        answer -> batch(answer, most));
  }

  /** The last is told by what was found: somebody else may have retried some of it meanwhile. */
  private static Batch batch(Answer answer, int most) throws SQLException {
    return answer
        .first(row -> new Batch(row.integer("deliveries"), row.integer("candidates") < most))
        .orElseThrow();
  }

  private boolean finds(String sql, ConnectionId connection) throws SQLException {
    return transaction
        .ask(
            caller,
            sql,
            parameters -> parameters.uuid(caller.organization().value()).uuid(connection.value()),
            answer -> answer.first(row -> row.uuid("id")))
        .isPresent();
  }

  private void record(String type, String subject, JsonObject data) throws SQLException {
    AuditRow.add(transaction, caller, signature, now, type, subject, data);
  }
}
