package dev.threadkeep.persistence.hook;

import dev.threadkeep.application.hook.HookStore;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Webhooks in a table, looked through by way of views that show all organizations'. */
public final class PostgresHookStore implements HookStore {
  private static final int MOST_DUE = 100;

  /** No two organizations have one id: we draw them, at random. */
  static final String ORGANIZATION =
      "SELECT organization_id FROM hook_address WHERE connection_id = ? LIMIT 1";

  /** An event of long ago that nobody has forgotten yet is written over. */
  private static final String KEEP =
      """
      INSERT INTO hook AS h (organization_id, id, connection_id, vendor, event, account, thread,
                             body, received_at, due_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (organization_id, connection_id, event) WHERE event IS NOT NULL DO UPDATE
         SET id = excluded.id, account = excluded.account, thread = excluded.thread,
             body = excluded.body, received_at = excluded.received_at, due_at = excluded.due_at,
             lease = NULL, tries = 0
       WHERE h.received_at <= ?
      RETURNING h.id\
      """;

  static final String DUE =
      """
      SELECT organization_id, connection_id
        FROM hooking_connection
       WHERE due_at <= ?
       ORDER BY due_at, connection_id
       LIMIT %d\
      """
          .formatted(MOST_DUE);

  /** What is looked through for others about the same threads. */
  private static final int NEAR = 5_000;

  static final String CLAIM =
      """
      WITH near AS MATERIALIZED (
        SELECT h.id, h.account, h.thread, h.due_at
          FROM hook h
         WHERE h.organization_id = ? AND h.connection_id = ? AND h.due_at <= ?
         ORDER BY h.due_at
         LIMIT %d),
      told AS MATERIALIZED (
        SELECT n.account, n.thread
          FROM near n
         ORDER BY n.due_at
         LIMIT ?),
      due AS MATERIALIZED (
        SELECT h.id
          FROM hook h
         WHERE h.organization_id = ? AND h.due_at <= ?
           AND h.id IN (SELECT n.id
                          FROM near n
                         WHERE (n.account, n.thread) IN (SELECT t.account, t.thread FROM told t))
           FOR UPDATE SKIP LOCKED)
      UPDATE hook h
         SET lease = ?, due_at = ?
        FROM due
       WHERE h.organization_id = ? AND h.id = due.id
      RETURNING h.id, h.vendor, h.account, h.thread, h.tries\
      """
          .formatted(NEAR);

  private static final String FINISHED =
      "account = NULL, thread = NULL, body = NULL, due_at = NULL, lease = NULL";

  private static final String FINISH =
      "UPDATE hook SET %s WHERE organization_id = ? AND id = ANY (?) AND lease = ?"
          .formatted(FINISHED);

  private static final String PUT_OFF =
      """
      UPDATE hook
         SET due_at = ?, lease = NULL, tries = tries + ?
       WHERE organization_id = ? AND id = ANY (?) AND lease = ?\
      """;

  /** Whoever works on one just now has nothing left to write down. */
  static final String GIVE_UP =
      """
      WITH old AS MATERIALIZED (
        SELECT h.id
          FROM hook h
         WHERE h.organization_id = ? AND h.received_at < ? AND h.due_at IS NOT NULL
         ORDER BY h.received_at
         LIMIT ?
           FOR UPDATE SKIP LOCKED)
      UPDATE hook h
         SET %s
        FROM old
       WHERE h.organization_id = ? AND h.id = old.id
      RETURNING h.connection_id\
      """
          .formatted(FINISHED);

  static final String FORGET =
      """
      WITH old AS MATERIALIZED (
        SELECT h.id
          FROM hook h
         WHERE h.organization_id = ? AND h.received_at < ?
         ORDER BY h.received_at
         LIMIT ?
           FOR UPDATE SKIP LOCKED)
      DELETE FROM hook h
       USING old
       WHERE h.organization_id = ? AND h.id = old.id
      RETURNING h.id\
      """;

  private static final String BACKLOG =
      "SELECT vendor, sum(hooks)::bigint AS hooks FROM hook_backlog GROUP BY vendor ORDER BY vendor";

  private final Session session;

  public PostgresHookStore(Session session) {
    this.session = session;
  }

  @Override
  public Optional<OrganizationId> organization(ConnectionId connection) {
    return session.ask(
        ORGANIZATION,
        parameters -> parameters.uuid(connection.value()),
        answer -> answer.first(row -> new OrganizationId(row.uuid("organization_id"))));
  }

  @Override
  public boolean keep(Heard heard, Instant since) {
    return session.ask(
        heard.source().organization(),
        KEEP,
        parameters -> bind(parameters, heard).instant(since),
        answer -> answer.next().next());
  }

  private static Parameters bind(Parameters parameters, Heard heard) throws SQLException {
    var thread = heard.thread();
    return parameters
        .uuid(heard.source().organization().value())
        .uuid(heard.id())
        .uuid(heard.source().connection().value())
        .text(heard.vendor().name())
        .text(heard.event())
        .text(thread != null ? thread.account() : null)
        .text(thread != null ? thread.id() : null)
        .bytes(thread != null ? heard.raw().body() : null)
        .instant(heard.at())
        .instant(thread != null ? heard.at() : null);
  }

  @Override
  public List<Source> due(Instant now) {
    return session.ask(
        DUE,
        parameters -> parameters.instant(now),
        answer ->
            answer.all(
                row ->
                    new Source(
                        new OrganizationId(row.uuid("organization_id")),
                        new ConnectionId(row.uuid("connection_id")))));
  }

  @Override
  public List<Waiting> claim(Source source, int most, Lease lease, Instant now) {
    var organization = source.organization().value();
    return session.ask(
        source.organization(),
        CLAIM,
        parameters ->
            parameters
                .uuid(organization)
                .uuid(source.connection().value())
                .instant(now)
                .integer(most)
                .uuid(organization)
                .instant(now)
                .uuid(lease.token())
                .instant(lease.until())
                .uuid(organization),
        answer -> answer.all(PostgresHookStore::waiting));
  }

  private static Waiting waiting(Rows row) throws SQLException {
    return new Waiting(
        row.uuid("id"),
        new ExternalReference(
            new Vendor(row.text("vendor")), row.text("account"), row.text("thread"), null),
        row.integer("tries"));
  }

  @Override
  public void finish(Source source, Lease lease, Collection<UUID> hooks) {
    write(source, FINISH, parameters -> held(parameters, source, lease, hooks));
  }

  @Override
  public void putOff(
      Source source, Lease lease, Collection<UUID> hooks, int failures, Instant until) {
    write(
        source,
        PUT_OFF,
        parameters -> held(parameters.instant(until).integer(failures), source, lease, hooks));
  }

  private static void held(
      Parameters parameters, Source source, Lease lease, Collection<UUID> hooks)
      throws SQLException {
    parameters.uuid(source.organization().value()).uuids(hooks).uuid(lease.token());
  }

  private void write(Source source, String sql, Binding binding) {
    session.ask(source.organization(), sql, binding, _ -> Boolean.TRUE);
  }

  @Override
  public List<ConnectionId> giveUp(OrganizationId organization, Instant until, int most) {
    return session.ask(
        organization,
        GIVE_UP,
        parameters -> old(parameters, organization, until, most),
        answer -> answer.all(row -> new ConnectionId(row.uuid("connection_id"))));
  }

  @Override
  public int forget(OrganizationId organization, Instant until, int most) {
    return session.ask(
        organization,
        FORGET,
        parameters -> old(parameters, organization, until, most),
        answer -> answer.all(row -> row.uuid("id")).size());
  }

  private static void old(
      Parameters parameters, OrganizationId organization, Instant until, int most)
      throws SQLException {
    parameters.uuid(organization.value()).instant(until).integer(most).uuid(organization.value());
  }

  @Override
  public List<Backlog> backlog() {
    return session.ask(
        BACKLOG,
        Binding.NOTHING,
        answer ->
            answer.all(row -> new Backlog(new Vendor(row.text("vendor")), row.number("hooks"))));
  }
}
