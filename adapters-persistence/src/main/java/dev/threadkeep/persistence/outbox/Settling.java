package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.inbound.RegisterValueJson;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import dev.threadkeep.application.outbox.Outbox.Settled;
import dev.threadkeep.application.outbox.Outbox.Settlement;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes down what came of a turn, as far as its streams are still this lease's. */
record Settling(DueConnection connection, Lease lease, List<Settlement> all, Instant now) {
  /**
   * Streams are locked in the order in which changes lock them. What was put into one meanwhile
   * shows in the row that this waits for, and makes it due at once; so does somebody who had
   * something tried again, also where what was under way is to wait. Of attributes a vendor is told
   * those that were changed, which leaves the others as they were, also those beside them in one
   * object. What was erased since the lease was taken does not come back with what comes of it.
   */
  static final String SQL =
      """
      WITH mine AS MATERIALIZED (
        SELECT s.thread_id, s.said_erased, s.shown_erased, s.tries < 0 AS retried
          FROM delivery_stream s
         WHERE s.organization_id = ? AND s.connection_id = ? AND s.thread_id = ANY (?)
           AND s.lease = ?
         ORDER BY s.thread_id
           FOR UPDATE),
      streams AS (
        UPDATE delivery_stream s
           SET lease = CASE WHEN n.kept THEN s.lease END,
               due_at = CASE WHEN n.kept OR s.enqueued = n.enqueued THEN n.next
                             WHEN m.retried THEN ?
                             ELSE coalesce(n.next, ?) END,
               sending = n.sending,
               tries = CASE WHEN NOT m.retried THEN n.tries WHEN n.kept THEN s.tries ELSE 0 END,
               failing_since = CASE WHEN NOT m.retried THEN n.failing_since END,
               shown = CASE WHEN n.shown IS NULL OR m.shown_erased THEN s.shown
                            WHEN n.shown -> 'attributes' IS NULL THEN s.shown || n.shown
                            ELSE s.shown || n.shown || jsonb_build_object('attributes',
                                   coalesce(s.shown -> 'attributes', '{}')
                                     || (SELECT coalesce(jsonb_object_agg(a.key,
                                                  CASE WHEN jsonb_typeof(a.value) = 'object'
                                                            AND jsonb_typeof(b.value) = 'object'
                                                       THEN b.value || a.value ELSE a.value END),
                                                  '{}')
                                           FROM jsonb_each(n.shown -> 'attributes') a
                                           LEFT JOIN jsonb_each(s.shown -> 'attributes') b
                                             ON b.key = a.key))
                       END
          FROM json_to_recordset(?::json)
                 AS n (thread_id uuid, enqueued bigint, next timestamptz, kept boolean,
                       tries integer, failing_since timestamptz, shown jsonb, sending uuid)
          JOIN mine m ON m.thread_id = n.thread_id
         WHERE s.organization_id = ? AND s.connection_id = ? AND s.thread_id = n.thread_id
        RETURNING s.thread_id, m.said_erased),
      deliveries AS (
        UPDATE delivery d
           SET state = n.state,
               settled_at = CASE WHEN n.state <> 'pending' THEN ?::timestamptz END,
               attempts = CASE WHEN n.attempt IS NULL THEN d.attempts
                               WHEN o.said_erased THEN d.attempts || (n.attempt - 'detail')
                               ELSE d.attempts || n.attempt
                          END
          FROM json_to_recordset(?::json)
                 AS n (id uuid, thread_id uuid, state text, attempt jsonb)
          JOIN streams o ON o.thread_id = n.thread_id
         WHERE d.organization_id = ? AND d.id = n.id AND d.state = 'pending')
      SELECT thread_id FROM streams\
      """;

  void bind(Parameters parameters) throws SQLException {
    var organization = connection.organization().value();
    parameters
        .uuid(organization)
        .uuid(connection.connection().value())
        .uuids(all.stream().map(each -> each.thread().value()).toList())
        .uuid(lease.token())
        .instant(now)
        .instant(now)
        .rows(all.stream().map(Settling::stream).toList())
        .uuid(organization)
        .uuid(connection.connection().value())
        .instant(now)
        .rows(
            all.stream()
                .flatMap(each -> each.deliveries().stream().map(one -> delivery(each, one)))
                .toList())
        .uuid(organization);
  }

  private static JsonRow stream(Settlement settlement) {
    var row = streamRow(settlement);
    return settlement.shown().isEmpty()
        ? row
        : row.putJson("shown", RegisterValueJson.of(settlement.shown()));
  }

  private static JsonRow streamRow(Settlement settlement) {
    return new JsonRow()
        .putText("thread_id", settlement.thread())
        .putNumber("enqueued", settlement.enqueued())
        .putText("next", settlement.next())
        .putBoolean("kept", settlement.isKept())
        .putNumber("tries", settlement.tries())
        .putText("failing_since", settlement.failingSince())
        .putText("sending", settlement.sending());
  }

  private static JsonRow delivery(Settlement settlement, Settled settled) {
    var row =
        new JsonRow()
            .putText("id", settled.id())
            .putText("thread_id", settlement.thread())
            .putText("state", settled.state().word());
    var attempt = settled.attempt();
    return attempt == null ? row : row.putJson("attempt", AttemptJson.of(attempt));
  }
}
