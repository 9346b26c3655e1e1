package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.transfer.Fate;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.application.transfer.WholeThread;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.importing.Admission;
import dev.threadkeep.persistence.importing.InHalves;
import dev.threadkeep.persistence.importing.OwnNumbers;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whole threads, read and added many at a time. */
public final class ThreadTransfer {
  private static final int MOST_THREADS = 200;

  /** A thread has no more messages than events. */
  private static final long MOST_EVENTS = 2_000;

  private static final String NEXT =
      """
      SELECT t.id, t.version
        FROM thread t
       WHERE t.organization_id = ? AND t.id > ?
       ORDER BY t.id
       LIMIT ?
      """;

  /**
   * Threads by their ids. Many indexes end with the id, and the planner takes any of them where it
   * does not know better; the order leaves it the one that begins with it, if no equality says that
   * there is nothing to order.
   */
  private static final String BY_ID =
      """
        FROM unnest(?::uuid[]) AS n (id)
       CROSS JOIN LATERAL
             (SELECT *
                FROM thread
               WHERE organization_id = ? AND id BETWEEN n.id AND n.id
               ORDER BY id
               LIMIT 1) t\
      """;

  private static final String PARTS =
      """
      SELECT e.thread_id, %s
        FROM thread_event e
       WHERE e.organization_id = ? AND e.thread_id = ANY (?)
       ORDER BY e.thread_id, e.seq;
      SELECT %s
        FROM message m
       WHERE m.organization_id = ? AND m.thread_id = ANY (?)
       ORDER BY m.thread_id, m.seq
      """
          .formatted(EventRow.COLUMNS, MessageRow.COLUMNS);

  private static final String WHOLE =
      """
      SELECT %s
      %s
       ORDER BY t.id;
      %s
      """
          .formatted(ThreadRow.COLUMNS, BY_ID, PARTS);

  /**
   * Entries are held until the threads that refer to them are there. An import fills tables faster
   * than the server counts them. So that it is planned once and for tables of all sizes, the order
   * names the index of each look-up, as {@link #BY_ID} has it, and nothing may be sorted.
   */
  private static final String STANDING =
      """
      SET LOCAL plan_cache_mode = force_generic_plan;
      SET LOCAL enable_seqscan = off;
      SET LOCAL enable_sort = off;
      SELECT t.id
      %s;
      SELECT n.kind, f.id, f.type
        FROM unnest(?::text[], ?::text[]) AS n (kind, id)
       CROSS JOIN LATERAL
             (SELECT d.id, d.type
                FROM directory_entry d
               WHERE d.organization_id = ? AND d.kind = n.kind AND d.id BETWEEN n.id AND n.id
               ORDER BY d.id
               LIMIT 1
                 FOR KEY SHARE) f;
      SELECT f.key
        FROM unnest(?::text[]) AS n (key)
       CROSS JOIN LATERAL
             (SELECT d.key
                FROM directory_entry d
               WHERE d.organization_id = ? AND d.kind = 'tag' AND d.key BETWEEN n.key AND n.key
               ORDER BY d.key
               LIMIT 1
                 FOR KEY SHARE) f;
      SELECT f.number, f.id
        FROM unnest(?::bigint[]) AS n (number)
       CROSS JOIN LATERAL
             (SELECT t.number, t.id
                FROM thread t
               WHERE t.organization_id = ? AND t.number BETWEEN n.number AND n.number
               ORDER BY t.number
               LIMIT 1) f;
      SELECT f.external_id, f.thread_id
        FROM unnest(?::text[]) AS n (external_id)
       CROSS JOIN LATERAL
             (SELECT r.external_id, r.thread_id
                FROM external_reference r
               WHERE r.organization_id = ?
                 AND r.external_id BETWEEN n.external_id AND n.external_id
               ORDER BY r.external_id
               LIMIT 1) f;
      SET LOCAL enable_sort TO DEFAULT;
      SET LOCAL enable_seqscan TO DEFAULT;
      SET LOCAL plan_cache_mode TO DEFAULT
      """
          .formatted(BY_ID);

  private final Session session;

  public ThreadTransfer(Session session) {
    this.session = session;
  }

  /** Some threads behind {@code after}, all as they were at one moment; none behind the last. */
  public List<WholeThread> read(Caller caller, @Nullable ThreadId after) {
    return session.inSnapshot(
        caller,
        transaction -> {
          var ids =
              first(
                  transaction.ask(
                      caller,
                      NEXT,
                      parameters ->
                          parameters
                              .uuid(caller.organization().value())
                              .uuid(after == null ? new UUID(0, 0) : after.value())
                              .integer(MOST_THREADS),
                      answer ->
                          answer.all(row -> new Size(row.uuid("id"), row.number("version")))));
          if (ids.isEmpty()) {
            return List.of();
          }
          return transaction.ask(
              WHOLE,
              parameters -> {
                bindById(parameters, caller, ids);
                bindOwn(parameters, caller, ids);
                bindOwn(parameters, caller, ids);
              },
              answer -> {
                var threads = answer.all(ThreadRow::read);
                var parts = ThreadParts.read(answer);
                return threads.stream().map(parts::whole).toList();
              });
        });
  }

  private record Size(UUID id, long events) {}

  /** As many as may be held in memory together, and at least one. */
  private static List<UUID> first(List<Size> all) {
    var ids = new ArrayList<UUID>();
    long events = 0;
    for (var each : all) {
      events += each.events();
      if (!ids.isEmpty() && events > MOST_EVENTS) {
        break;
      }
      ids.add(each.id());
    }
    return ids;
  }

  private static void bindById(Parameters parameters, Caller caller, List<UUID> ids)
      throws SQLException {
    parameters.uuids(ids).uuid(caller.organization().value());
  }

  private static void bindOwn(Parameters parameters, Caller caller, List<UUID> ids)
      throws SQLException {
    parameters.uuid(caller.organization().value()).uuids(ids);
  }

  /** What became of each; with {@link OnError#STOP} until the first that is refused. */
  public List<Fate> add(Caller caller, List<WholeThread> threads, OnError onError) {
    return new InHalves<WholeThread>(
            batch -> addTogether(caller, batch, onError),
            ThreadTransfer::explained,
            "thread_pkey",
            onError)
        .add(threads);
  }

  private List<Fate> addTogether(Caller caller, List<WholeThread> threads, OnError onError) {
    return session.inTransaction(
        caller,
        transaction -> {
          var standing = standing(transaction, caller, threads);
          var parts = partsOf(transaction, caller, standing.threads());
          var admission = Admission.of(threads, onError, each -> fate(each, standing, parts));
          write(transaction, admission.admitted());
          return admission.fates();
        });
  }

  /** What there is of what threads are and refer to. */
  private record Standing(
      Set<UUID> threads, Set<Mention> entries, Set<Assignee> assignees, OwnNumbers<UUID> numbers) {}

  private static Standing standing(
      Transaction transaction, Caller caller, List<WholeThread> threads) throws SQLException {
    var kinds = new ArrayList<String>();
    var ids = new ArrayList<String>();
    var keys = new ArrayList<String>();
    var mentions = new HashSet<Mention>();
    threads.forEach(each -> mentions.addAll(Mention.allOf(each.thread())));
    for (var mention : mentions) {
      switch (mention) {
        case Mention.ById(var kind, var id) -> {
          kinds.add(kind.word());
          ids.add(id.value());
        }
        case Mention.ByName(var key) -> keys.add(key);
        case Mention.ByExternalId _ ->
            throw new IllegalStateException("a thread refers to no external id");
      }
    }
    return transaction.ask(
        caller,
        STANDING,
        parameters -> {
          bindById(parameters, caller, threads.stream().map(ThreadTransfer::id).toList());
          parameters
              .texts(kinds)
              .texts(ids)
              .uuid(caller.organization().value())
              .texts(keys)
              .uuid(caller.organization().value())
              .numbers(threads.stream().flatMap(ThreadTransfer::numericReferences).toList())
              .uuid(caller.organization().value())
              .texts(threads.stream().map(ThreadTransfer::number).toList())
              .uuid(caller.organization().value());
        },
        answer -> {
          var there = new HashSet<>(answer.all(row -> row.uuid("id")));
          var found = new HashSet<Mention>();
          var assignees = new HashSet<Assignee>();
          var entries = answer.next();
          while (entries.next()) {
            found.add(ThreadParts.mention(entries));
            if (!entries.isNull("type")) {
              assignees.add(
                  Assignee.of(entries.text("type"), TeammateId.parse(entries.text("id"))));
            }
          }
          found.addAll(answer.all(row -> new Mention.ByName(row.text("key"))));
          return new Standing(there, found, assignees, numbers(answer));
        });
  }

  private static OwnNumbers<UUID> numbers(Answer answer) throws SQLException {
    var numbers = new OwnNumbers<UUID>("thread");
    var numbered = answer.next();
    while (numbered.next()) {
      numbers.addNumber(numbered.uuid("id"), Long.toString(numbered.number("number")));
    }
    var called = answer.next();
    while (called.next()) {
      numbers.addExternalId(called.uuid("thread_id"), called.text("external_id"));
    }
    return numbers;
  }

  private static String number(WholeThread whole) {
    return whole.thread().number().toString();
  }

  private static List<String> externalIds(WholeThread whole) {
    return whole.thread().references().all().stream().map(ExternalReference::id).toList();
  }

  private static Stream<Long> numericReferences(WholeThread whole) {
    return externalIds(whole).stream()
        .flatMap(id -> ThreadNumber.in(id).stream())
        .map(ThreadNumber::value);
  }

  private static ThreadParts partsOf(Transaction transaction, Caller caller, Set<UUID> threads)
      throws SQLException {
    if (threads.isEmpty()) {
      return ThreadParts.none();
    }
    var ids = List.copyOf(threads);
    return transaction.ask(
        PARTS,
        parameters -> {
          bindOwn(parameters, caller, ids);
          bindOwn(parameters, caller, ids);
        },
        ThreadParts::read);
  }

  private static Fate fate(WholeThread whole, Standing standing, ThreadParts parts) {
    if (standing.threads().contains(id(whole))) {
      return whole.isHistoryOf(parts.whole(whole.thread()))
          ? new Fate.AlreadyThere()
          : new Fate.Refused("is there already with another history");
    }
    for (var mention : Mention.allOf(whole.thread())) {
      if (!standing.entries().contains(mention)) {
        return new Fate.Refused(
            "refers to %s, which the directory lacks".formatted(ThreadParts.named(mention)));
      }
    }
    var assignee = whole.thread().assignment().assignee();
    if (assignee != null && !standing.assignees().contains(assignee)) {
      return new Fate.Refused(
          "is assigned to the %s %s, who is of another type in the directory"
              .formatted(assignee.type(), assignee.id()));
    }
    var conflict = standing.numbers().conflict(id(whole), number(whole), externalIds(whole));
    if (conflict != null) {
      return new Fate.Refused(conflict);
    }
    standing.numbers().add(id(whole), number(whole), externalIds(whole));
    return new Fate.Added();
  }

  private static void write(Transaction transaction, List<WholeThread> threads)
      throws SQLException {
    if (threads.isEmpty()) {
      return;
    }
    var rows = new WholeRows();
    threads.forEach(rows::add);
    transaction.ask(WholeRows.ADD, rows::bind, _ -> Boolean.TRUE);
  }

  private static UUID id(WholeThread whole) {
    return whole.thread().id().value();
  }

  private static String explained(WholeThread whole, String constraint) {
    return switch (constraint) {
      case "thread_number_key" ->
          "has the number %s, which another thread has".formatted(whole.thread().number());
      case "external_reference_pkey" -> "has an external reference that another thread has";
      case "message_pkey" -> "has a message with the id of another thread's";
      default -> "would break the database's constraint " + constraint;
    };
  }
}
