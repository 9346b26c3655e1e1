package dev.threadkeep.persistence.connection;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionAudit;
import dev.threadkeep.application.connection.ConnectionStore;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.access.AuditRow;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Connections in a table. */
public final class PostgresConnectionStore implements ConnectionStore {
  private static final String ONE =
      "SELECT %s FROM connection c WHERE c.organization_id = ? AND c.id = ?"
          .formatted(ConnectionRow.COLUMNS);

  /** Lets threads come to refer to it meanwhile. */
  private static final String TO_CHANGE = ONE + " FOR NO KEY UPDATE";

  private static final String TO_REMOVE = ONE + " FOR UPDATE";

  private static final String FIRST_PAGE = page("");
  private static final String NEXT_PAGE = page(" AND (c.created_at, c.id) > (?, ?)");

  private static final String THREADS =
      """
      SELECT count(*) AS threads
        FROM external_reference r
       WHERE r.organization_id = ? AND r.connection_id = ?
      """;

  /**
   * Nobody will ever tell what waits, nor hear what came; whoever does so just now has nothing left
   * to settle.
   */
  private static final String DELETE =
      """
      DELETE FROM delivery_stream WHERE organization_id = ? AND connection_id = ?;
      UPDATE delivery
         SET state = 'not_propagated', settled_at = ?
       WHERE organization_id = ? AND connection_id = ? AND state = 'pending';
      DELETE FROM hook WHERE organization_id = ? AND connection_id = ?;
      DELETE FROM pull_failure WHERE organization_id = ? AND connection_id = ?;
      DELETE FROM pull WHERE organization_id = ? AND connection_id = ?;
      DELETE FROM reconciliation WHERE organization_id = ? AND connection_id = ?;
      DELETE FROM connection WHERE organization_id = ? AND id = ?\
      """;

  private final Session session;

  public PostgresConnectionStore(Session session) {
    this.session = session;
  }

  private static String page(String behind) {
    return """
        SELECT %s
          FROM connection c
         WHERE c.organization_id = ?%s
         ORDER BY c.created_at, c.id
         LIMIT ?
        """
        .formatted(ConnectionRow.COLUMNS, behind);
  }

  @Override
  public Optional<Connection> find(Caller caller, ConnectionId id) {
    return session.ask(
        caller,
        ONE,
        parameters -> parameters.uuid(caller.organization().value()).uuid(id.value()),
        answer -> answer.first(ConnectionRow::read));
  }

  @Override
  public Page<Connection, ConnectionPosition> list(
      Caller caller, int limit, @Nullable ConnectionPosition after) {
    var connections =
        session.ask(
            caller,
            after == null ? FIRST_PAGE : NEXT_PAGE,
            parameters -> {
              parameters.uuid(caller.organization().value());
              if (after != null) {
                parameters.instant(after.createdAt()).uuid(after.id().value());
              }
              parameters.integer(limit + 1);
            },
            answer -> answer.all(ConnectionRow::read));
    return Page.of(
        connections,
        limit,
        connection -> new ConnectionPosition(connection.createdAt(), connection.id()));
  }

  @Override
  public void add(Caller caller, Signature signature, Connection connection) {
    session.inTransaction(
        caller,
        transaction -> {
          transaction.ask(
              caller,
              ConnectionRow.INSERT,
              parameters ->
                  ConnectionRow.bind(parameters, caller.organization(), connection)
                      .text(connection.vendor().name())
                      .instant(connection.createdAt()),
              _ -> Boolean.TRUE);
          record(
              transaction,
              caller,
              signature,
              connection,
              connection.createdAt(),
              ConnectionAudit.CREATED,
              ConnectionAudit.created(connection));
          return Boolean.TRUE;
        });
  }

  @Override
  public Optional<Connection> replace(
      Caller caller, Signature signature, ConnectionId id, UnaryOperator<Connection> change) {
    return session.inTransaction(
        caller,
        transaction -> {
          var standing = locked(transaction, TO_CHANGE, caller, id);
          if (standing.isEmpty()) {
            return standing;
          }
          var next = change.apply(standing.get());
          if (next.equals(standing.get())) {
            return standing;
          }
          write(transaction, caller, next);
          record(
              transaction,
              caller,
              signature,
              next,
              next.updatedAt(),
              ConnectionAudit.CHANGED,
              ConnectionAudit.changed(standing.get(), next));
          return Optional.of(next);
        });
  }

  @Override
  public void reseal(Caller caller, ConnectionId id, UnaryOperator<Connection> change) {
    session.inTransaction(
        caller,
        transaction -> {
          var standing = locked(transaction, TO_CHANGE, caller, id);
          if (standing.isPresent()) {
            write(transaction, caller, change.apply(standing.get()));
          }
          return Boolean.TRUE;
        });
  }

  @Override
  public Removal remove(
      Caller caller, Signature signature, ConnectionId id, Consumer<Connection> check, Instant at) {
    return session.inTransaction(
        caller,
        transaction -> {
          var standing = locked(transaction, TO_REMOVE, caller, id);
          if (standing.isEmpty()) {
            return new Removal.NotFound();
          }
          check.accept(standing.get());
          long threads = threads(transaction, caller, id);
          if (threads > 0) {
            return new Removal.StillReferred(threads);
          }
          delete(transaction, caller.organization(), id, at);
          record(
              transaction,
              caller,
              signature,
              standing.get(),
              at,
              ConnectionAudit.DELETED,
              ConnectionAudit.deleted(standing.get()));
          return new Removal.Removed();
        });
  }

  @Override
  public void recordTest(
      Caller caller, Signature signature, Connection connection, boolean reached, Instant at) {
    session.inTransaction(
        caller,
        transaction -> {
          transaction.ask(
              caller,
              ONE,
              parameters ->
                  parameters.uuid(caller.organization().value()).uuid(connection.id().value()),
              _ -> Boolean.TRUE);
          record(
              transaction,
              caller,
              signature,
              connection,
              at,
              ConnectionAudit.TESTED,
              ConnectionAudit.tested(connection, reached));
          return Boolean.TRUE;
        });
  }

  private static Optional<Connection> locked(
      Transaction transaction, String sql, Caller caller, ConnectionId id) throws SQLException {
    return transaction.ask(
        caller,
        sql,
        parameters -> parameters.uuid(caller.organization().value()).uuid(id.value()),
        answer -> answer.first(ConnectionRow::read));
  }

  private static void write(Transaction transaction, Caller caller, Connection connection)
      throws SQLException {
    transaction.ask(
        caller.organization(),
        ConnectionRow.UPDATE,
        parameters -> ConnectionRow.bind(parameters, caller.organization(), connection),
        _ -> Boolean.TRUE);
  }

  private static void delete(
      Transaction transaction, OrganizationId organization, ConnectionId id, Instant at)
      throws SQLException {
    transaction.ask(
        organization,
        DELETE,
        parameters ->
            parameters
                .uuid(organization.value())
                .uuid(id.value())
                .instant(at)
                .uuid(organization.value())
                .uuid(id.value())
                .uuid(organization.value())
                .uuid(id.value())
                .uuid(organization.value())
                .uuid(id.value())
                .uuid(organization.value())
                .uuid(id.value())
                .uuid(organization.value())
                .uuid(id.value())
                .uuid(organization.value())
                .uuid(id.value()),
        _ -> Boolean.TRUE);
  }

  private static long threads(Transaction transaction, Caller caller, ConnectionId id)
      throws SQLException {
    return transaction.ask(
        caller.organization(),
        THREADS,
        parameters -> parameters.uuid(caller.organization().value()).uuid(id.value()),
        answer -> answer.first(row -> row.number("threads")).orElse(0L));
  }

  private static void record(
      Transaction transaction,
      Caller caller,
      Signature signature,
      Connection connection,
      Instant at,
      String action,
      JsonObject data)
      throws SQLException {
    AuditRow.add(transaction, caller, signature, at, action, connection.id().toString(), data);
  }
}
