package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.ConsistencyReader;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of threads and all that belongs to them at a time, each page at one moment. It
 * starts from the ids that any of the tables has, so that what belongs to no thread is found too.
 */
public final class PostgresConsistencyReader implements ConsistencyReader {
  private static final int PAGE = 100;

  private static final String IDS =
      """
      SELECT id
        FROM ((SELECT t.id FROM thread t
                WHERE t.organization_id = ? AND t.id > ? ORDER BY t.id LIMIT ?)
              UNION
              (SELECT DISTINCT e.thread_id FROM thread_event e
                WHERE e.organization_id = ? AND e.thread_id > ? ORDER BY e.thread_id LIMIT ?)
              UNION
              (SELECT DISTINCT m.thread_id FROM message m
                WHERE m.organization_id = ? AND m.thread_id > ? ORDER BY m.thread_id LIMIT ?)
              UNION
              (SELECT DISTINCT v.thread_id FROM message_vendor_id v
                WHERE v.organization_id = ? AND v.thread_id > ? ORDER BY v.thread_id LIMIT ?)
              UNION
              (SELECT DISTINCT g.thread_id FROM thread_tag g
                WHERE g.organization_id = ? AND g.thread_id > ? ORDER BY g.thread_id LIMIT ?)
              UNION
              (SELECT DISTINCT r.thread_id FROM external_reference r
                WHERE r.organization_id = ? AND r.thread_id > ? ORDER BY r.thread_id LIMIT ?)
              UNION
              (SELECT DISTINCT w.thread_id FROM thread_title_word w
                WHERE w.organization_id = ? AND w.thread_id > ? ORDER BY w.thread_id LIMIT ?)) ids
       ORDER BY id
       LIMIT ?
      """;

  private static final int TABLES_WITH_IDS = 7;

  private static final String ALL_OF_THEM =
      """
      SELECT %s, t.inbox_tab
        FROM thread t
       WHERE t.organization_id = ? AND t.id = ANY (?);
      SELECT e.thread_id, %s
        FROM thread_event e
       WHERE e.organization_id = ? AND e.thread_id = ANY (?)
       ORDER BY e.thread_id, e.seq;
      SELECT m.thread_id, m.seq, m.id, m.kind, m.author_type, m.author_id, m.occurred_at,
             m.vendor_ids
        FROM message m
       WHERE m.organization_id = ? AND m.thread_id = ANY (?)
       ORDER BY m.thread_id, m.seq;
      SELECT v.thread_id, v.message_id, v.vendor, v.external_id
        FROM message_vendor_id v
       WHERE v.organization_id = ? AND v.thread_id = ANY (?);
      SELECT g.thread_id, g.tag, g.archived, g.status, g.updated_at
        FROM thread_tag g
       WHERE g.organization_id = ? AND g.thread_id = ANY (?);
      SELECT r.thread_id, %s
        FROM external_reference r
       WHERE r.organization_id = ? AND r.thread_id = ANY (?);
      SELECT w.thread_id, w.word, w.created_at
        FROM thread_title_word w
       WHERE w.organization_id = ? AND w.thread_id = ANY (?);
      SELECT t.id AS thread_id, n.kind
        FROM thread t
       CROSS JOIN LATERAL (VALUES ('teammate', t.assignee_id::text), ('team', t.team),
                                  ('contact', t.contact), ('company', t.company),
                                  ('project', t.project)) n (kind, id)
       WHERE t.organization_id = ? AND t.id = ANY (?) AND n.id IS NOT NULL
         AND NOT EXISTS (
           SELECT
             FROM directory_entry d
            WHERE d.organization_id = t.organization_id AND d.kind = n.kind AND d.id = n.id);
      SELECT g.thread_id, 'tag' AS kind
        FROM thread_tag g
       WHERE g.organization_id = ? AND g.thread_id = ANY (?)
         AND NOT EXISTS (
           SELECT
             FROM directory_entry d
            WHERE d.organization_id = g.organization_id AND d.kind = 'tag' AND d.key = g.tag)
      """
          .formatted(ThreadRow.COLUMNS, EventRow.COLUMNS, ReferenceRow.COLUMNS);

  private static final int STATEMENTS = 9;

  private final Session session;

  public PostgresConsistencyReader(Session session) {
    this.session = session;
  }

  @Override
  public void read(OrganizationId organization, Consumer<StoredThread> each) {
    UUID after = new UUID(0, 0);
    while (after != null) {
      var page = page(organization, after);
      page.forEach(each);
      after = page.size() < PAGE ? null : page.getLast().id().value();
    }
  }

  private List<StoredThread> page(OrganizationId organization, UUID after) {
    return session.inSnapshot(
        transaction -> {
          var ids =
              transaction.ask(
                  organization,
                  IDS,
                  parameters -> bindIds(parameters, organization, after),
                  answer -> answer.all(row -> row.uuid("id")));
          if (ids.isEmpty()) {
            return List.of();
          }
          var found = new LinkedHashMap<UUID, FoundThread>();
          ids.forEach(id -> found.put(id, new FoundThread(new ThreadId(id))));
          transaction.ask(
              ALL_OF_THEM,
              parameters -> {
                for (int statement = 0; statement < STATEMENTS; statement++) {
                  parameters.uuid(organization.value()).uuids(ids);
                }
              },
              answer -> collect(answer, found));
          return stored(found.values());
        });
  }

  private static void bindIds(Parameters parameters, OrganizationId organization, UUID after)
      throws SQLException {
    for (int table = 0; table < TABLES_WITH_IDS; table++) {
      parameters.uuid(organization.value()).uuid(after).integer(PAGE);
    }
    parameters.integer(PAGE);
  }

  private static Boolean collect(Answer answer, Map<UUID, FoundThread> found) throws SQLException {
    var threads = answer.next();
    while (threads.next()) {
      of(found, threads.uuid("id")).addThread(threads);
    }
    each(answer, found, FoundThread::addEvent);
    each(answer, found, FoundThread::addMessage);
    each(answer, found, FoundThread::addVendorId);
    each(answer, found, FoundThread::addTag);
    each(answer, found, FoundThread::addReference);
    each(answer, found, FoundThread::addWord);
    each(answer, found, FoundThread::addMissingEntry);
    return each(answer, found, FoundThread::addMissingEntry);
  }

  private static Boolean each(Answer answer, Map<UUID, FoundThread> found, Adding adding)
      throws SQLException {
    var rows = answer.next();
    while (rows.next()) {
      adding.add(of(found, rows.uuid("thread_id")), rows);
    }
    return true;
  }

  /** Adds a row to what was found of its thread. */
  @FunctionalInterface
  private interface Adding {
    void add(FoundThread thread, Rows row) throws SQLException;
  }

  private static FoundThread of(Map<UUID, FoundThread> found, UUID id) {
    @Nullable FoundThread thread = found.get(id);
    if (thread == null) {
      throw new IllegalStateException("a row of a thread that was not asked for");
    }
    return thread;
  }

  private static List<StoredThread> stored(Collection<FoundThread> found) {
    var all = new ArrayList<StoredThread>();
    found.forEach(thread -> all.add(thread.stored()));
    return all;
  }
}
