package dev.threadkeep.persistence.privacy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.Directory;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.privacy.ErasureStore;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.access.AuditRow;
import dev.threadkeep.persistence.directory.EntryRow;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks at answers and jobs a page at a time, since what they name only their text tells. */
public final class PostgresErasureStore implements ErasureStore {
  private static final int PAGE = 200;

  private static final UUID FIRST = new UUID(0, 0);

  /** Whatever there is but contacts; ids that are no UUIDs are those of entries and keys alone. */
  private static final String OF_SOMETHING_ELSE =
      """
      SELECT EXISTS (
               SELECT
                 FROM directory_entry d
                WHERE d.organization_id = o.organization AND d.id = o.id
                  AND d.kind IN ('teammate', 'team', 'company', 'tag', 'project'))
          OR EXISTS (
               SELECT FROM api_key k WHERE k.id = o.id AND k.organization_id = o.organization)
          OR EXISTS (
               SELECT
                 FROM thread t
                WHERE t.organization_id = o.organization AND t.id = o.uuid)
          OR EXISTS (
               SELECT
                 FROM message m
                WHERE m.organization_id = o.organization AND m.id = o.uuid)
          OR EXISTS (
               SELECT
                 FROM bulk_job j
                WHERE j.organization_id = o.organization AND j.id = o.uuid)
          OR EXISTS (
               SELECT
                 FROM connection c
                WHERE c.organization_id = o.organization AND c.id = o.uuid)
          OR EXISTS (
               SELECT
                 FROM delivery v
                WHERE v.organization_id = o.organization AND v.id = o.uuid) AS there_is
        FROM (SELECT ?::uuid AS organization, ?::text AS id, ?::uuid AS uuid) o\
      """;

  private static final String ANSWERS =
      """
      SELECT key, answer
        FROM idempotency_record
       WHERE organization_id = ? AND key > ? AND answer <> ''
       ORDER BY key
       LIMIT ?\
      """;

  private static final String BLANK_ANSWERS =
      """
      UPDATE idempotency_record
         SET answer = ?
       WHERE organization_id = ? AND key = ANY (?)\
      """;

  private static final String JOBS =
      """
      SELECT j.id, j.request
        FROM bulk_job j
       WHERE j.organization_id = ? AND j.id > ? AND j.request::text <> '{}'
       ORDER BY j.id
       LIMIT ?\
      """;

  /** Failures come last: behind the job no slice of it adds any. */
  private static final String BLANK_JOBS =
      """
      UPDATE bulk_job
         SET request = '{}', slice_end = NULL, lease_until = NULL,
             state = CASE WHEN finished_at IS NULL THEN 'cancelled' ELSE state END,
             cancel_asked = cancel_asked OR finished_at IS NULL,
             finished_at = coalesce(finished_at, ?)
       WHERE organization_id = ? AND id = ANY (?);
      UPDATE bulk_job_failure
         SET problem = '{}'
       WHERE organization_id = ? AND job_id = ANY (?)\
      """;

  private static final String ENTRY =
      """
      SELECT %s
        FROM directory_entry d
       WHERE d.organization_id = ? AND d.kind = 'contact' AND d.id = ?
         FOR UPDATE\
      """
          .formatted(EntryRow.COLUMNS);

  private static final String BLANK_ENTRY =
      """
      DELETE FROM directory_external_id
       WHERE organization_id = ? AND kind = 'contact' AND entry_id = ?;
      UPDATE directory_entry
         SET key = NULL, details = ?::json, external_ids = '{}', version = version + 1,
             updated_at = greatest(updated_at, ?)
       WHERE organization_id = ? AND kind = 'contact' AND id = ?\
      """;

  private static final String WAS_ERASED =
      """
      SELECT a.id
        FROM audit_entry a
       WHERE a.organization_id = ? AND a.action = 'contact.erased' AND a.subject = ?
       LIMIT 1\
      """;

  private final Session session;
  private final ThreadsOfContacts threads;

  public PostgresErasureStore(Session session) {
    this.session = session;
    this.threads = new ThreadsOfContacts(session);
  }

  @Override
  public List<Seen> threadsWithWordsOf(
      Caller caller, ContactId contact, @Nullable ThreadId after, int most) {
    return threads.withWordsOf(caller, contact, after, most);
  }

  @Override
  public List<ThreadId> threadsLeftBy(
      Caller caller, ContactId contact, @Nullable ThreadId after, int most) {
    return threads.leftBy(caller, contact, after, most);
  }

  @Override
  public ThreadNames namesOf(Caller caller, List<ThreadId> known) {
    return threads.namesOf(caller, known);
  }

  @Override
  public int forgetWhatVendorsSaid(Caller caller, List<ThreadId> about) {
    return threads.forgetWhatVendorsSaid(caller, about);
  }

  @Override
  public boolean isOfSomethingElse(Caller caller, EntryId id) {
    return session
        .ask(
            caller,
            OF_SOMETHING_ELSE,
            parameters ->
                parameters
                    .uuid(caller.organization().value())
                    .text(id.value())
                    .uuid(uuid(id.value())),
            answer -> answer.first(row -> row.flag("there_is")))
        .orElseThrow();
  }

  private static @Nullable UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** Something that is kept, in which somebody may be. */
  private record Kept<K, V>(K key, V value) {}

  /** Blanks what mentions somebody, page by page. */
  private static <K, V> int blank(
      K first,
      Function<K, List<Kept<K, V>>> pageBehind,
      Predicate<V> mentions,
      Consumer<List<K>> blanking) {
    int blanked = 0;
    var page = pageBehind.apply(first);
    while (!page.isEmpty()) {
      var found = page.stream().filter(kept -> mentions.test(kept.value())).map(Kept::key).toList();
      if (!found.isEmpty()) {
        blanking.accept(found);
      }
      blanked += found.size();
      page = pageBehind.apply(page.getLast().key());
    }
    return blanked;
  }

  @Override
  public int blankAnswers(Caller caller, Predicate<KeptAnswer> mentions) {
    return blank("", after -> answers(caller, after), mentions, keys -> blank(caller, keys));
  }

  private List<Kept<String, KeptAnswer>> answers(Caller caller, String after) {
    return session.ask(
        caller,
        ANSWERS,
        parameters -> parameters.uuid(caller.organization().value()).text(after).integer(PAGE),
        answer ->
            answer.all(row -> new Kept<>(row.text("key"), new KeptAnswer(row.text("answer")))));
  }

  private void blank(Caller caller, List<String> keys) {
    session.askAgain(
        caller,
        BLANK_ANSWERS,
        parameters ->
            parameters
                .text(KeptAnswer.ERASED.text())
                .uuid(caller.organization().value())
                .texts(keys),
        _ -> Boolean.TRUE);
  }

  @Override
  public int blankJobs(Caller caller, Predicate<JsonObject> mentions, Instant now) {
    return blank(FIRST, after -> jobs(caller, after), mentions, jobs -> blank(caller, jobs, now));
  }

  private List<Kept<UUID, JsonObject>> jobs(Caller caller, UUID after) {
    return session.ask(
        caller,
        JOBS,
        parameters -> parameters.uuid(caller.organization().value()).uuid(after).integer(PAGE),
        answer -> answer.all(row -> new Kept<>(row.uuid("id"), row.object("request"))));
  }

  private void blank(Caller caller, List<UUID> jobs, Instant now) {
    session.askAgain(
        caller,
        BLANK_JOBS,
        parameters ->
            parameters
                .instant(now)
                .uuid(caller.organization().value())
                .uuids(jobs)
                .uuid(caller.organization().value())
                .uuids(jobs),
        _ -> Boolean.TRUE);
  }

  @Override
  public void blankEntry(
      Caller caller,
      Signature signature,
      EntryId contact,
      Precondition precondition,
      Erased erased,
      Instant now) {
    session.inTransaction(
        caller,
        transaction -> {
          var standing = expected(transaction, caller, contact, precondition);
          if (!erased.isSomething() && standing.filter(ErasureStore::isErased).isPresent()) {
            return Boolean.FALSE;
          }
          transaction.ask(
              caller,
              BLANK_ENTRY,
              parameters ->
                  parameters
                      .uuid(caller.organization().value())
                      .text(contact.value())
                      .json(new ObjectWriter().putText("erased_at", now).toObject())
                      .instant(now)
                      .uuid(caller.organization().value())
                      .text(contact.value()),
              _ -> Boolean.TRUE);
          AuditRow.add(
              transaction, caller, signature, now, "contact.erased", contact.value(), data(erased));
          return Boolean.TRUE;
        });
  }

  /** Holds the entry until all is done that depends on how it is. */
  private static Optional<Entry<Contact>> expected(
      Transaction transaction, Caller caller, EntryId contact, Precondition precondition)
      throws SQLException {
    var standing =
        transaction.ask(
            caller,
            ENTRY,
            parameters -> parameters.uuid(caller.organization().value()).text(contact.value()),
            answer -> answer.first(row -> EntryRow.read(Contact.class, row)));
    standing.ifPresentOrElse(
        entry -> Directory.check(precondition, entry), () -> Directory.checkGone(precondition));
    return standing;
  }

  @Override
  public boolean wasErased(Caller caller, EntryId contact) {
    return session
        .ask(
            caller,
            WAS_ERASED,
            parameters -> parameters.uuid(caller.organization().value()).text(contact.value()),
            answer -> answer.first(row -> row.uuid("id")))
        .isPresent();
  }

  private static JsonObject data(Erased erased) {
    return new ObjectWriter()
        .putNumber("threads", erased.threads())
        .putNumber("other_threads", erased.otherThreads())
        .putNumber("answers", erased.answers())
        .putNumber("jobs", erased.jobs())
        .toObject();
  }
}
