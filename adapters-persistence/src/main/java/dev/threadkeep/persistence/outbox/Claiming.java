package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.application.outbox.Outbox.Pending;
import dev.threadkeep.application.outbox.Outbox.Rest;
import dev.threadkeep.application.outbox.VendorNames;
import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.thread.StoredThreads;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leases streams of one connection, and reads what whoever works on them needs. */
final class Claiming {
  /**
   * What waits in one stream, as far as it is read. It is looked for stream by stream, whatever the
   * planner expects: as a plain join it would, before there are statistics, read all that waits for
   * the connection.
   */
  private static final String OF_STREAM =
      """
      SELECT d.*
               FROM delivery d
              WHERE d.organization_id = s.organization_id AND d.thread_id = s.thread_id
                AND d.connection_id = s.connection_id AND d.state = 'pending'
              ORDER BY d.seq
              LIMIT ?\
      """;

  /** The next thing said in streams, behind what was read of them. */
  static final String SAID_BEHIND =
      """
      SELECT s.thread_id, d.seq
        FROM unnest(?::uuid[], ?::bigint[]) AS s (thread_id, seq)
       CROSS JOIN LATERAL (
         SELECT d.seq
           FROM delivery d
          WHERE d.organization_id = ? AND d.thread_id = s.thread_id AND d.connection_id = ?
            AND d.state = 'pending' AND d.operation IN ('reply', 'note') AND d.seq > s.seq
          ORDER BY d.seq
          LIMIT 1) d\
      """;

  static final String WAITING =
      """
      SELECT d.id AS delivery_id, d.thread_id, d.vendor,
             EXISTS (SELECT
                       FROM thread_event x
                      WHERE x.organization_id = d.organization_id AND x.thread_id = d.thread_id
                        AND x.seq > d.seq AND x.type = 'thread.erased'
                        AND x.data ->> 'messages_of' IS NULL) AS is_erased,
             %s
        FROM delivery_stream s
       CROSS JOIN LATERAL (%s) d
        JOIN thread_event e
          ON e.organization_id = d.organization_id AND e.thread_id = d.thread_id
             AND e.seq = d.seq
       WHERE s.organization_id = ? AND s.connection_id = ? AND s.due_at = ? AND s.lease = ?
       ORDER BY d.thread_id, d.seq\
      """
          .formatted(StoredThreads.EVENT, OF_STREAM);

  /**
   * One trip, which keeps the streams locked to its end, so that nothing comes into them or goes
   * out of them between its statements. The deliveries are read before the threads: whatever comes
   * between makes the thread newer than what is said to be pending, and never the other way round.
   */
  private static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT s.thread_id
          FROM delivery_stream s
         WHERE s.organization_id = ? AND s.connection_id = ? AND s.due_at <= ?
         ORDER BY s.due_at
         LIMIT ?
           FOR UPDATE SKIP LOCKED)
      UPDATE delivery_stream s
         SET lease = ?, due_at = ?, said_erased = false, shown_erased = false,
             tries = greatest(s.tries, 0)
        FROM due
       WHERE s.organization_id = ? AND s.connection_id = ? AND s.thread_id = due.thread_id
      RETURNING s.thread_id, s.enqueued, s.tries, s.failing_since, s.sending;
      %1$s;
      SELECT %2$s
        FROM delivery_stream s
       CROSS JOIN LATERAL (%4$s) d
        JOIN message m
          ON m.organization_id = d.organization_id AND m.thread_id = d.thread_id
             AND m.seq = d.seq
       WHERE s.organization_id = ? AND s.connection_id = ? AND s.due_at = ? AND s.lease = ?
         AND d.operation IN ('reply', 'note');
      SELECT %3$s
        FROM delivery_stream s
        JOIN thread t ON t.organization_id = s.organization_id AND t.id = s.thread_id
       WHERE s.organization_id = ? AND s.connection_id = ? AND s.due_at = ? AND s.lease = ?;
      SELECT p.data FROM policy p WHERE p.organization_id = ?\
      """
          .formatted(WAITING, StoredThreads.MESSAGE, StoredThreads.THREAD, OF_STREAM);

  private final Session session;
  private final DueConnection connection;
  private final int mostOfStream;

  /**
   * @param mostOfStream how much of a stream is read
   */
  Claiming(Session session, DueConnection connection, int mostOfStream) {
    this.session = session;
    this.connection = connection;
    this.mostOfStream = mostOfStream;
  }

  private record Head(
      ThreadId thread,
      long enqueued,
      int tries,
      @Nullable Instant failingSince,
      @Nullable DeliveryId sending) {
    static Head read(Rows row) throws SQLException {
      var sending = row.uuidOrNull("sending");
      return new Head(
          new ThreadId(row.uuid("thread_id")),
          row.number("enqueued"),
          row.integer("tries"),
          row.instantOrNull("failing_since"),
          sending == null ? null : new DeliveryId(sending));
    }
  }

  private record Waiting(
      ThreadId thread, Vendor vendor, DeliveryId id, RecordedEvent event, boolean isErased) {
    static Waiting read(Rows row) throws SQLException {
      return new Waiting(
          new ThreadId(row.uuid("thread_id")),
          new Vendor(row.text("vendor")),
          new DeliveryId(row.uuid("delivery_id")),
          StoredThreads.event(row),
          row.flag("is_erased"));
    }
  }

  private record MessagePlace(ThreadId thread, long sequence) {}

  private record Read(
      List<Head> heads,
      List<Waiting> waiting,
      Map<MessagePlace, Message> messages,
      Map<ThreadId, ConversationThread> threads,
      ReasonCatalogue reasons) {}

  List<LeasedStream> claim(int most, Lease lease, Instant now) {
    var read =
        session.ask(
            connection.organization(),
            CLAIM,
            parameters -> bind(parameters, most, lease, now),
            Claiming::read);
    var waiting = read.waiting().stream().collect(Collectors.groupingBy(Waiting::thread));
    var said = saidBehind(waiting);
    var names = names(read);
    var streams = new ArrayList<LeasedStream>();
    for (var head : read.heads()) {
      var thread = read.threads().get(head.thread());
      if (thread == null) {
        // Deleted since, and its stream with it.
        continue;
      }
      var own = waiting.getOrDefault(head.thread(), List.of());
      streams.add(
          new LeasedStream(
              head.thread(),
              head.enqueued(),
              head.tries(),
              head.failingSince(),
              head.sending(),
              thread,
              pending(read, own),
              own.size() < mostOfStream ? new Rest.None() : new Rest.More(said.get(head.thread())),
              names,
              read.reasons()));
    }
    return streams;
  }

  private void bind(Parameters parameters, int most, Lease lease, Instant now) throws SQLException {
    parameters
        .uuid(connection.organization().value())
        .uuid(connection.connection().value())
        .instant(now)
        .integer(most)
        .uuid(lease.token())
        .instant(lease.until());
    parameters.uuid(connection.organization().value()).uuid(connection.connection().value());
    bindLeased(parameters.integer(mostOfStream), lease);
    bindLeased(parameters.integer(mostOfStream), lease);
    bindLeased(parameters, lease);
    parameters.uuid(connection.organization().value());
  }

  private void bindLeased(Parameters parameters, Lease lease) throws SQLException {
    parameters
        .uuid(connection.organization().value())
        .uuid(connection.connection().value())
        .instant(lease.until())
        .uuid(lease.token());
  }

  private static Read read(Answer answer) throws SQLException {
    var heads = answer.all(Head::read);
    var waiting = answer.all(Waiting::read);
    var messages = new HashMap<MessagePlace, Message>();
    for (var stored : answer.all(StoredThreads::message)) {
      messages.put(new MessagePlace(stored.thread(), stored.sequence()), stored.message());
    }
    var threads = new HashMap<ThreadId, ConversationThread>();
    answer.all(StoredThreads::thread).forEach(thread -> threads.put(thread.id(), thread));
    var reasons =
        answer
            .first(row -> PolicyJson.read(row.object("data")).catalogue())
            .orElseThrow(() -> new IllegalStateException("an organization without a policy"));
    return new Read(heads, waiting, messages, threads, reasons);
  }

  private static List<Pending> pending(Read read, List<Waiting> own) {
    return own.stream()
        .map(
            waiting ->
                new Pending(
                    waiting.id(),
                    waiting.event(),
                    read.messages()
                        .get(new MessagePlace(waiting.thread(), waiting.event().sequence())),
                    waiting.isErased()))
        .toList();
  }

  /** Only of streams of which not all was read. */
  private Map<ThreadId, Long> saidBehind(Map<ThreadId, List<Waiting>> waiting) {
    var cut =
        waiting.values().stream()
            .filter(own -> own.size() >= mostOfStream)
            .map(List::getLast)
            .toList();
    return cut.isEmpty()
        ? Map.of()
        : session.ask(
            connection.organization(),
            SAID_BEHIND,
            parameters ->
                parameters
                    .uuids(cut.stream().map(last -> last.thread().value()).toList())
                    .numbers(cut.stream().map(last -> last.event().sequence()).toList())
                    .uuid(connection.organization().value())
                    .uuid(connection.connection().value()),
            answer ->
                answer
                    .all(row -> Map.entry(new ThreadId(row.uuid("thread_id")), row.number("seq")))
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Most changes name nobody, and need no second trip. */
  private VendorNames names(Read read) {
    if (read.waiting().isEmpty()) {
      return new VendorNames(Map.of());
    }
    var naming = new Naming(read.waiting().getFirst().vendor());
    for (var waiting : read.waiting()) {
      naming.add(waiting.event(), read.threads().get(waiting.thread()));
    }
    return naming.isEmpty()
        ? new VendorNames(Map.of())
        : session.ask(
            connection.organization(),
            Naming.SQL,
            parameters -> naming.bind(parameters, connection.organization()),
            naming::read);
  }
}
