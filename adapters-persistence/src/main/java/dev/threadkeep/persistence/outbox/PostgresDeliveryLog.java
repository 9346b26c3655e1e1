package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Delivery;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.application.outbox.DeliveryLog;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries as their tables have them. */
public final class PostgresDeliveryLog implements DeliveryLog {
  private static final PlaceInThread BEGINNING =
      new PlaceInThread(0, new ConnectionId(new UUID(0, 0)));

  static final String OF_THREAD =
      """
      SELECT %s
        FROM (SELECT *
                FROM delivery
               WHERE organization_id = ? AND thread_id = ? AND (seq, connection_id) > (?, ?)
               ORDER BY seq, connection_id
               LIMIT ?) d
        %s
       ORDER BY d.seq, d.connection_id\
      """
          .formatted(LoggedDelivery.COLUMNS, LoggedDelivery.STREAM);

  private static final String THREAD_THEN_DELIVERIES =
      """
      SELECT id FROM thread WHERE organization_id = ? AND id = ?;
      %s\
      """
          .formatted(OF_THREAD);

  /** The events of one change have the same time, and those before it an earlier one. */
  static final String OF_CHANGE =
      """
      SELECT d.state
        FROM delivery d
       WHERE d.organization_id = ? AND d.thread_id = ? AND d.seq <= ?
         AND d.seq > coalesce(
               (SELECT b.seq
                  FROM thread_event e
                  JOIN thread_event b
                    ON b.organization_id = e.organization_id AND b.thread_id = e.thread_id
                       AND b.seq < e.seq AND b.at < e.at
                 WHERE e.organization_id = ? AND e.thread_id = ? AND e.seq = ?
                 ORDER BY b.seq DESC
                 LIMIT 1), 0)\
      """;

  /** What was settled later than it was made by far is looked at again, and there is little. */
  private static final String FORGET =
      """
      DELETE FROM delivery
       WHERE organization_id = ?
         AND id = ANY (ARRAY(
               SELECT p.id
                 FROM unnest(?::text[]) AS w (state)
                CROSS JOIN LATERAL (
                  SELECT d.id
                    FROM delivery d
                   WHERE d.organization_id = ? AND d.state = w.state AND d.created_at < ?
                     AND d.settled_at < ?
                   ORDER BY d.created_at
                   LIMIT ?) p
                LIMIT ?))
      RETURNING id\
      """;

  private static final String BACKLOG =
      """
      SELECT vendor, state, sum(deliveries)::bigint AS deliveries, min(oldest_at) AS oldest_at
        FROM delivery_backlog
       GROUP BY vendor, state
       ORDER BY vendor, state\
      """;

  private static final List<String> SETTLED =
      List.of(DeliveryState.values()).stream()
          .filter(state -> state != DeliveryState.PENDING)
          .map(DeliveryState::word)
          .toList();

  private final Session session;
  private final Runnable bell;

  /**
   * @param bell rung when there is something to be sent again
   */
  public PostgresDeliveryLog(Session session, Runnable bell) {
    this.session = session;
    this.bell = bell;
  }

  @Override
  public Optional<Page<Delivery, PlaceInThread>> ofThread(
      Caller caller, ThreadId thread, int limit, @Nullable PlaceInThread after) {
    var behind = after == null ? BEGINNING : after;
    var own = caller.organization().value();
    return session.ask(
        caller,
        THREAD_THEN_DELIVERIES,
        parameters ->
            parameters
                .uuid(own)
                .uuid(thread.value())
                .uuid(own)
                .uuid(thread.value())
                .number(behind.sequence())
                .uuid(behind.connection().value())
                .integer(limit + 1),
        answer -> {
          var found = answer.first(row -> row.uuid("id"));
          var deliveries = answer.all(LoggedDelivery::read);
          return found.map(
              _ ->
                  Page.of(
                      deliveries,
                      limit,
                      last -> new PlaceInThread(last.sequence(), last.connection())));
        });
  }

  @Override
  public Page<Delivery, Position> list(
      Caller caller, Filter filter, int limit, @Nullable Position after) {
    var listing = new DeliveryListing(caller.organization(), filter, limit + 1, after);
    var deliveries =
        session.ask(
            caller, listing.sql(), listing::bind, answer -> answer.all(LoggedDelivery::read));
    return Page.of(deliveries, limit, last -> new Position(last.createdAt(), last.id()));
  }

  @Override
  public Optional<Delivery> find(Caller caller, DeliveryId id) {
    return session.ask(
        caller,
        Retrying.ONE,
        parameters -> parameters.uuid(caller.organization().value()).uuid(id.value()),
        answer -> answer.first(LoggedDelivery::read));
  }

  @Override
  public Retrial retry(Caller caller, Signature signature, DeliveryId id, Instant now) {
    var retrial =
        session.inTransaction(
            caller, transaction -> new Retrying(transaction, caller, signature, now).one(id));
    if (retrial instanceof Retrial.Retried) {
      bell.run();
    }
    return retrial;
  }

  @Override
  public Optional<Batch> retryAll(
      Caller caller,
      Signature signature,
      ConnectionId connection,
      Instant since,
      int most,
      Instant now) {
    var retried =
        session.inTransaction(
            caller,
            transaction ->
                new Retrying(transaction, caller, signature, now).all(connection, since, most));
    if (retried.isPresent() && retried.get().deliveries() > 0) {
      bell.run();
    }
    return retried;
  }

  @Override
  public List<DeliveryState> ofChange(OrganizationId organization, ThreadId thread, long version) {
    return session.ask(
        organization,
        OF_CHANGE,
        parameters -> {
          for (int side = 0; side < 2; side++) {
            parameters.uuid(organization.value()).uuid(thread.value()).number(version);
          }
        },
        answer -> answer.all(row -> DeliveryState.of(row.text("state"))));
  }

  @Override
  public int forget(OrganizationId organization, Instant until, int most) {
    return session.ask(
        organization,
        FORGET,
        parameters ->
            parameters
                .uuid(organization.value())
                .texts(SETTLED)
                .uuid(organization.value())
                .instant(until)
                .instant(until)
                .integer(most)
                .integer(most),
        answer -> answer.all(row -> row.uuid("id")).size());
  }

  @Override
  public List<Backlog> backlog() {
    return session.ask(
        BACKLOG, Binding.NOTHING, answer -> answer.all(PostgresDeliveryLog::backlog));
  }

  private static Backlog backlog(Rows row) throws SQLException {
    return new Backlog(
        new Vendor(row.text("vendor")),
        DeliveryState.of(row.text("state")),
        row.number("deliveries"),
        row.instantOrNull("oldest_at"));
  }
}
