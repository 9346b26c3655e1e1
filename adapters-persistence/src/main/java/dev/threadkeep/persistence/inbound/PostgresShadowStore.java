package dev.threadkeep.persistence.inbound;

import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.inbound.Line;
import dev.threadkeep.application.inbound.RegisterValueJson;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.inbound.Standing;
import dev.threadkeep.application.inbound.Standing.Told;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.thread.StoredThreads;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What vendors were last known to hold, in the rows of their streams. */
public final class PostgresShadowStore implements ShadowStore {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** Of a reference under the alias {@code r}; has four parameters. */
  private static final String IS_HELD =
      """
      (r.connection_id = ?
       OR r.connection_id IS NULL
          AND (SELECT c.id
                 FROM connection c
                WHERE c.organization_id = ? AND c.vendor = ?
                ORDER BY c.created_at, c.id
                LIMIT 1) = ?)\
      """;

  /** For most vendors the account is the connection, which they know nothing of. */
  private static final String FIND =
      """
      SELECT r.external_id AS held_as, r.account AS held_in, r.connection_id AS held_by,
             coalesce(s.enqueued, 0) AS stream_enqueued,
             coalesce(s.shown, '{}')::text AS stream_shown,
             ARRAY (SELECT DISTINCT d.operation
                      FROM delivery d
                     WHERE d.organization_id = r.organization_id AND d.thread_id = r.thread_id
                       AND d.connection_id = ? AND d.state = 'pending') AS pending_operations,
             last.operations AS told_operations, last.states AS told_states,
             EXISTS (SELECT
                       FROM thread_event e
                      WHERE e.organization_id = r.organization_id AND e.thread_id = r.thread_id
                        AND e.type = 'thread.erased' AND e.data ->> 'messages_of' IS NULL)
               AS was_erased,
             %s
        FROM unnest(?::text[], ?::text[]) AS n (account, external_id)
        JOIN external_reference r
          ON r.organization_id = ? AND r.external_id = n.external_id AND r.vendor = ?
             AND r.account IN (n.account, ?)
        JOIN thread t ON t.organization_id = r.organization_id AND t.id = r.thread_id
        LEFT JOIN delivery_stream s
          ON s.organization_id = r.organization_id AND s.connection_id = ?
             AND s.thread_id = r.thread_id
        CROSS JOIN LATERAL (
          SELECT coalesce(array_agg(n.operation ORDER BY n.seq), '{}') AS operations,
                 coalesce(array_agg(n.state ORDER BY n.seq), '{}') AS states
            FROM (SELECT DISTINCT ON (d.operation) d.operation, d.state, d.seq
                    FROM delivery d
                   WHERE d.organization_id = r.organization_id AND d.thread_id = r.thread_id
                     AND d.connection_id = ? AND d.state <> 'pending'
                   ORDER BY d.operation, d.seq DESC) n) last
       WHERE %s\
      """
          .formatted(StoredThreads.THREAD, IS_HELD);

  private static final String HELD =
      """
      SELECT r.thread_id, r.external_id AS held_as, r.account AS held_in,
             r.connection_id AS held_by
        FROM external_reference r
       WHERE r.organization_id = ? AND r.vendor = ? AND r.thread_id > ?
         AND %s
       ORDER BY r.thread_id
       LIMIT ?\
      """
          .formatted(IS_HELD);

  /**
   * Nothing comes back that was erased since the thread was looked at, and nothing is taken for
   * what another reference stands for: such a change that is under way is waited for, and one that
   * comes behind finds what was kept.
   */
  private static final String KEEP =
      """
      SELECT t.id FROM thread t WHERE t.organization_id = ? AND t.id = ? FOR SHARE;
      INSERT INTO delivery_stream AS s (organization_id, connection_id, thread_id, enqueued, shown)
      SELECT t.organization_id, ?, t.id, 0, ?::jsonb
        FROM thread t
       WHERE t.organization_id = ? AND t.id = ?
         AND NOT EXISTS (SELECT
                           FROM thread_event e
                          WHERE e.organization_id = t.organization_id AND e.thread_id = t.id
                            AND e.seq > ?
                            AND e.type IN ('thread.erased', 'thread.referenced',
                                           'thread.unreferenced'))
      ON CONFLICT (organization_id, connection_id, thread_id) DO UPDATE
         SET shown = s.shown || excluded.shown
       WHERE s.enqueued = ?\
      """;

  private final Session session;

  public PostgresShadowStore(Session session) {
    this.session = session;
  }

  @Override
  public List<Standing> find(Line line, Collection<ExternalReference> references) {
    if (references.isEmpty()) {
      return List.of();
    }
    return session.ask(
        line.organization(),
        FIND,
        parameters -> {
          var connection = line.connection().id();
          parameters
              .uuid(connection.value())
              .texts(references.stream().map(ExternalReference::account).toList())
              .texts(references.stream().map(ExternalReference::id).toList())
              .uuid(line.organization().value())
              .text(line.vendor().name())
              .text(connection.toString())
              .uuid(connection.value())
              .uuid(connection.value());
          bindHeld(parameters, line);
        },
        answer -> answer.all(row -> standing(line.vendor(), row)));
  }

  private static void bindHeld(Parameters parameters, Line line) throws SQLException {
    parameters
        .uuid(line.connection().id().value())
        .uuid(line.organization().value())
        .text(line.vendor().name())
        .uuid(line.connection().id().value());
  }

  private static Standing standing(Vendor vendor, Rows row) throws SQLException {
    return new Standing(
        StoredThreads.thread(row),
        reference(vendor, row),
        row.number("stream_enqueued"),
        row.texts("pending_operations").stream()
            .map(DeliveryOperation::of)
            .collect(Collectors.toUnmodifiableSet()),
        RegisterValueJson.read(row.object("stream_shown")),
        told(row.texts("told_operations"), row.texts("told_states")),
        row.flag("was_erased"));
  }

  private static List<Told> told(List<String> operations, List<String> states) {
    return IntStream.range(0, operations.size())
        .mapToObj(
            position ->
                new Told(
                    DeliveryOperation.of(operations.get(position)),
                    DeliveryState.of(states.get(position))))
        .toList();
  }

  private static ExternalReference reference(Vendor vendor, Rows row) throws SQLException {
    var connection = row.uuidOrNull("held_by");
    return new ExternalReference(
        vendor,
        row.text("held_in"),
        row.text("held_as"),
        connection == null ? null : new ConnectionId(connection));
  }

  @Override
  public List<Held> held(Line line, @Nullable ThreadId after, int limit) {
    return session.ask(
        line.organization(),
        HELD,
        parameters -> {
          parameters
              .uuid(line.organization().value())
              .text(line.vendor().name())
              .uuid(after == null ? BEFORE_ALL : after.value());
          bindHeld(parameters, line);
          parameters.integer(limit);
        },
        answer ->
            answer.all(
                row ->
                    new Held(new ThreadId(row.uuid("thread_id")), reference(line.vendor(), row))));
  }

  @Override
  public void keep(Line line, Standing standing, Collection<RegisterValue> shown) {
    JsonObject values = RegisterValueJson.of(shown);
    session.ask(
        line.organization(),
        KEEP,
        parameters ->
            parameters
                .uuid(line.organization().value())
                .uuid(standing.thread().id().value())
                .uuid(line.connection().id().value())
                .json(values)
                .uuid(line.organization().value())
                .uuid(standing.thread().id().value())
                .number(standing.thread().version())
                .number(standing.enqueued()),
        _ -> Boolean.TRUE);
  }
}
