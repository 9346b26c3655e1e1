package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.AccountQuery;
import dev.threadkeep.application.thread.MessageLocator;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Reads threads, each answer in one trip. */
public final class PostgresThreadReader implements ThreadReader {
  private final Session session;

  public PostgresThreadReader(Session session) {
    this.session = session;
  }

  @Override
  public Optional<ConversationThread> find(Caller caller, ThreadLocator thread) {
    var locating = new Locating(caller, thread);
    return session.ask(
        caller, locating.sql(), locating::bind, answer -> answer.first(ThreadRow::read));
  }

  @Override
  public Page<ConversationThread, Position> list(Caller caller, ThreadQuery query) {
    if (ThreadListing.isEmpty(query)) {
      return new Page<>(List.of(), null);
    }
    var listing = ThreadListing.of(caller.organization(), query);
    return session.ask(caller, listing.sql(), listing::bind, listing::page);
  }

  @Override
  public Counted listAccount(Caller caller, AccountQuery query) {
    var listing = new AccountListing(caller.organization(), query);
    return session.ask(caller, listing.sql(), listing::bind, listing::read);
  }

  @Override
  public Page<RecordedEvent, Long> timeline(
      Caller caller, ThreadLocator thread, long after, int limit) {
    var locating = new Locating(caller, thread);
    var events =
        session.ask(
            caller,
            """
            SELECT t.version, %s
              FROM thread t
              LEFT JOIN LATERAL (
                SELECT *
                  FROM thread_event e
                 WHERE e.organization_id = t.organization_id AND e.thread_id = t.id AND e.seq > ?
                 ORDER BY e.seq
                 LIMIT ?) e ON true
             WHERE %s
             ORDER BY e.seq
            """
                .formatted(EventRow.COLUMNS, locating.condition()),
            parameters -> locating.bind(parameters.number(after).integer(limit + 1)),
            answer -> behindThread(answer, "seq", EventRow::read));
    return Page.of(events, limit, RecordedEvent::sequence);
  }

  @Override
  public History history(Caller caller, ThreadLocator thread) {
    var locating = new Locating(caller, thread);
    return session.ask(
        caller,
        locating.sql()
            + """
            ;
            SELECT %s
              FROM thread t
              JOIN thread_event e ON e.organization_id = t.organization_id AND e.thread_id = t.id
             WHERE %s
             ORDER BY e.seq
            """
                .formatted(EventRow.COLUMNS, locating.condition()),
        parameters -> {
          locating.bind(parameters);
          locating.bind(parameters);
        },
        answer -> {
          var found = answer.first(ThreadRow::read).orElseThrow(ThreadException.UnknownThread::new);
          // The second statement may see a change that the first did not.
          var events =
              answer.all(EventRow::read).stream()
                  .filter(event -> event.sequence() <= found.version())
                  .toList();
          return new History(found, events);
        });
  }

  @Override
  public List<History> histories(Caller caller, List<ConversationThread> threads) {
    var events = new HashMap<ThreadId, List<RecordedEvent>>();
    session.ask(
        caller,
        """
        SELECT e.thread_id, %s
          FROM thread_event e
         WHERE e.organization_id = ? AND e.thread_id = ANY (?)
         ORDER BY e.thread_id, e.seq
        """
            .formatted(EventRow.COLUMNS),
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .uuids(threads.stream().map(thread -> thread.id().value()).toList()),
        answer ->
            answer.all(
                row ->
                    events
                        .computeIfAbsent(
                            new ThreadId(row.uuid("thread_id")), _ -> new ArrayList<>())
                        .add(EventRow.read(row))));
    return threads.stream()
        .map(
            thread ->
                new History(
                    thread,
                    events.getOrDefault(thread.id(), List.of()).stream()
                        // What happened since is not part of what the caller has.
                        .filter(event -> event.sequence() <= thread.version())
                        .toList()))
        .toList();
  }

  @Override
  public Page<StoredMessage, Long> messages(
      Caller caller, ThreadLocator thread, long after, int limit) {
    var locating = new Locating(caller, thread);
    var messages =
        session.ask(
            caller,
            """
            SELECT t.version, %s
              FROM thread t
              LEFT JOIN LATERAL (
                SELECT *
                  FROM message m
                 WHERE m.organization_id = t.organization_id AND m.thread_id = t.id AND m.seq > ?
                 ORDER BY m.seq
                 LIMIT ?) m ON true
             WHERE %s
             ORDER BY m.seq
            """
                .formatted(MessageRow.COLUMNS, locating.condition()),
            parameters -> locating.bind(parameters.number(after).integer(limit + 1)),
            answer -> behindThread(answer, "seq", MessageRow::read));
    return Page.of(messages, limit, StoredMessage::sequence);
  }

  /** What was joined to a thread: no row, no thread; one row without it, nothing of it. */
  private static <T> List<T> behindThread(
      Answer answer, String column, Answer.RowReading<T> reading) throws SQLException {
    var rows = answer.next();
    if (!rows.next()) {
      throw new ThreadException.UnknownThread();
    }
    var all = new ArrayList<T>();
    do {
      if (!rows.isNull(column)) {
        all.add(reading.read(rows));
      }
    } while (rows.next());
    return all;
  }

  @Override
  public Optional<StoredMessage> message(Caller caller, MessageLocator message) {
    var locating = new LocatingMessage(caller, message);
    return session.ask(
        caller, locating.sql(), locating::bind, answer -> answer.first(MessageRow::read));
  }

  /** Asks once per thread within the server, since a thread may have very many messages. */
  @Override
  public List<StoredMessage> firstMessages(Caller caller, Collection<ThreadId> threads) {
    return session.ask(
        caller,
        """
        SELECT %s
          FROM unnest(?) AS wanted (thread_id)
         CROSS JOIN LATERAL (
           SELECT *
             FROM message own
            WHERE own.organization_id = ? AND own.thread_id = wanted.thread_id
              AND own.kind <> 'internal'
            ORDER BY own.seq
            LIMIT 1) m
        """
            .formatted(MessageRow.COLUMNS),
        parameters ->
            parameters
                .uuids(threads.stream().map(ThreadId::value).toList())
                .uuid(caller.organization().value()),
        answer -> answer.all(MessageRow::read));
  }

  @Override
  public List<StoredMessage> messages(Caller caller, Collection<MessageId> ids) {
    return session.ask(
        caller,
        "SELECT %s FROM message m WHERE m.organization_id = ? AND m.id = ANY (?)"
            .formatted(MessageRow.COLUMNS),
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .uuids(ids.stream().map(MessageId::value).toList()),
        answer -> answer.all(MessageRow::read));
  }
}
