package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.connection.DueConnections;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.thread.StoredThreads;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Streams in a table. A lease is a token in the stream's row, and its end the time at which the
 * stream is due; what was read with the lease is older than the thread that is sent, never newer.
 */
public final class PostgresOutbox implements Outbox {
  private static final UUID NOTHING = new UUID(0, 0);

  private static final String DUE =
      """
      SELECT organization_id, connection_id
        FROM sending_connection
       WHERE due_at <= ?
       ORDER BY due_at\
      """;

  private static final String PROLONG =
      """
      UPDATE delivery_stream s
         SET due_at = ?, sending = nullif(n.sending, ?)
        FROM unnest(?::uuid[], ?::uuid[]) AS n (thread_id, sending)
       WHERE s.organization_id = ? AND s.connection_id = ? AND s.thread_id = n.thread_id
         AND s.lease = ?
      RETURNING s.thread_id\
      """;

  private static final String PAST =
      """
      SELECT %s
        FROM thread_event e
       WHERE e.organization_id = ? AND e.thread_id = ? AND e.seq <= ?
       ORDER BY e.seq\
      """
          .formatted(StoredThreads.EVENT);

  /**
   * However much waits for one thread, no claim reads more of it: what fails is read anew with each
   * attempt.
   */
  private static final int MOST_OF_STREAM = 200;

  private final Session session;
  private final int mostOfStream;

  public PostgresOutbox(Session session) {
    this(session, MOST_OF_STREAM);
  }

  /**
   * @param mostOfStream how much of a stream is read at once
   */
  PostgresOutbox(Session session, int mostOfStream) {
    this.session = session;
    this.mostOfStream = mostOfStream;
  }

  @Override
  public List<DueConnection> due(Instant now) {
    return DueConnections.asked(session, DUE, now, DueConnection::new);
  }

  @Override
  public List<LeasedStream> claim(DueConnection connection, int most, Lease lease, Instant now) {
    return new Claiming(session, connection, mostOfStream).claim(most, lease, now);
  }

  @Override
  public Set<ThreadId> prolong(
      DueConnection connection, Lease lease, List<ThreadId> threads, List<Sending> sending) {
    var about = new HashMap<ThreadId, UUID>();
    sending.forEach(each -> about.put(each.thread(), each.delivery().value()));
    return session.ask(
        connection.organization(),
        PROLONG,
        parameters ->
            parameters
                .instant(lease.until())
                .uuid(NOTHING)
                .uuids(threads.stream().map(ThreadId::value).toList())
                .uuids(threads.stream().map(id -> about.getOrDefault(id, NOTHING)).toList())
                .uuid(connection.organization().value())
                .uuid(connection.connection().value())
                .uuid(lease.token()),
        PostgresOutbox::threads);
  }

  @Override
  public Set<ThreadId> settle(
      DueConnection connection, Lease lease, List<Settlement> all, Instant now) {
    var settling = new Settling(connection, lease, all, now);
    return session.ask(
        connection.organization(), Settling.SQL, settling::bind, PostgresOutbox::threads);
  }

  static Set<ThreadId> threads(Answer answer) throws SQLException {
    return answer.all(row -> new ThreadId(row.uuid("thread_id"))).stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public ConversationThread past(OrganizationId organization, ThreadId thread, long sequence) {
    var history =
        session.ask(
            organization,
            PAST,
            parameters ->
                parameters.uuid(organization.value()).uuid(thread.value()).number(sequence),
            answer -> answer.all(StoredThreads::event));
    return ConversationThread.replay(thread, organization, history);
  }
}
