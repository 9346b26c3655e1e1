package dev.threadkeep.persistence.inbound;

import dev.threadkeep.application.inbound.Place;
import dev.threadkeep.application.inbound.RoundStore;
import dev.threadkeep.persistence.connection.DueConnections;
import dev.threadkeep.persistence.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rounds in a table, a row for each connection that was ever looked through. */
public final class PostgresRoundStore implements RoundStore {
  private static final int MOST_DUE = 100;

  private static final String DUE =
      """
      SELECT organization_id, connection_id
        FROM watched_connection
       WHERE due_at IS NULL OR due_at <= ?
       ORDER BY due_at NULLS FIRST, connection_id
       LIMIT %d\
      """
          .formatted(MOST_DUE);

  private static final String BEGIN =
      """
      INSERT INTO reconciliation AS r (organization_id, connection_id, place, lease, lease_until)
      SELECT c.organization_id, c.id, '{}', ?, ?
        FROM connection c
       WHERE c.organization_id = ? AND c.id = ? AND c.enabled
      ON CONFLICT (organization_id, connection_id) DO UPDATE
         SET lease = excluded.lease, lease_until = excluded.lease_until
       WHERE (r.lease_until IS NULL OR r.lease_until <= ?)
         AND (r.ended_at IS NULL OR r.ended_at <= coalesce(?, r.ended_at))
      RETURNING r.place::text AS place\
      """;

  private static final String END =
      """
      UPDATE reconciliation
         SET place = ?::json, ended_at = ?, lease = NULL, lease_until = NULL
       WHERE organization_id = ? AND connection_id = ? AND lease = ?\
      """;

  private final Session session;

  public PostgresRoundStore(Session session) {
    this.session = session;
  }

  @Override
  public List<Watched> due(Instant now) {
    return DueConnections.asked(session, DUE, now, Watched::new);
  }

  @Override
  public Optional<Round> begin(
      Watched connection,
      UUID lease,
      Instant now,
      Instant until,
      @Nullable Instant unlessEndedAfter) {
    return session.ask(
        connection.organization(),
        BEGIN,
        parameters ->
            parameters
                .uuid(lease)
                .instant(until)
                .uuid(connection.organization().value())
                .uuid(connection.connection().value())
                .instant(now)
                .instant(unlessEndedAfter),
        answer -> answer.first(row -> new Round(connection, lease, Place.of(row.object("place")))));
  }

  @Override
  public void end(Round round, Place place, Instant now) {
    session.ask(
        round.connection().organization(),
        END,
        parameters ->
            parameters
                .json(place.toJson())
                .instant(now)
                .uuid(round.connection().organization().value())
                .uuid(round.connection().connection().value())
                .uuid(round.lease()),
        _ -> Boolean.TRUE);
  }
}
