package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.World;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Organizations with as many threads as are asked for, as years of work leave them: most are
 * closed, few teammates hold many of them, few tags, contacts and words are common and many are
 * rare. Made by statements over whole sets, and the same each time. The histories are left out, for
 * no list reads them.
 */
final class ManyThreads implements AutoCloseable {
  private final Bench bench;
  private final List<World> worlds;

  private ManyThreads(Bench bench, List<World> worlds) {
    this.bench = bench;
    this.worlds = List.copyOf(worlds);
  }

  /** An organization with so many threads for each size; statistics are not yet gathered. */
  static ManyThreads of(int... sizes) throws SQLException {
    var bench = Bench.ofItsOwn();
    var worlds = new ArrayList<World>();
    try (var superuser = TestDatabase.asSuperuser(bench.address())) {
      for (var table : List.of("thread", "thread_tag", "thread_title_word", "external_reference")) {
        // When statistics are gathered is a matter of the tests.
        run(superuser, "ALTER TABLE %s SET (autovacuum_enabled = false)".formatted(table));
      }
      for (int size : sizes) {
        var world = World.in(bench);
        // Where nearly all is archived, whoever leaves that out finds little.
        var archived = worlds.size() == 1 ? "0.9" : "0.08";
        // Where one teammate holds nearly all, what that one does not hold is hard to find.
        var held = worlds.size() == 2 ? "0.3 + random() * 0.505" : "random()";
        run(superuser, drawn(size, 1 + worlds.size(), archived, held));
        run(superuser, stored(world.organization()));
        worlds.add(world);
      }
    }
    return new ManyThreads(bench, worlds);
  }

  /** What the server does by itself now and then. */
  void analyze() throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(bench.address())) {
      run(superuser, "ANALYZE");
    }
  }

  /** Likewise; it also notes which pages hold nothing but what everybody sees. */
  void vacuum() throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(bench.address())) {
      run(superuser, "VACUUM ANALYZE");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Bench bench() {
    return bench;
  }

  /** In the order of the sizes. */
  List<World> worlds() {
    return worlds;
  }

  /** One step for all tables, so that what is the same thread in them is so by number. */
  private static String drawn(int size, int seed, String archived, String held) {
    return """
      SELECT setseed(0.%2$d);
      CREATE TEMPORARY TABLE drawn AS
      SELECT *,
             CASE WHEN is_old_and_touched
                  THEN greatest(created_at, timestamptz '2026-11-20Z' - random() * interval '20 days')
                  ELSE least(created_at + power(random(), 6) * interval '60 days',
                             timestamptz '2026-11-20Z')
             END AS changed_at,
             CASE WHEN kind < 0.85 THEN 'closed' WHEN kind < 0.95 THEN 'open' ELSE 'snoozed' END
               AS status,
             (lpad(to_hex((extract(epoch FROM created_at) * 1000)::bigint), 12, '0') || '7'
               || substr(digest, 1, 3) || 'a' || substr(digest, 4, 15))::uuid AS id,
             CASE WHEN held < 0.3 THEN NULL
                  WHEN held < 0.8 THEN '01992f80-1111-7000-8000-00000000000a'
                  WHEN held < 0.9 THEN '01992f80-1111-7000-8000-00000000000c'
                  ELSE '01992f80-2222-7000-8000-' || lpad(to_hex((random() * 60)::int), 12, '0')
             END::uuid AS assignee,
             CASE WHEN random() < 0.5 THEN 'team-' || floor(power(random(), 2) * 12) END AS team,
             CASE WHEN random() < 0.7
                  THEN 'contact-' || floor(power(random(), 4) * %1$d / 3) END AS contact,
             CASE WHEN random() < 0.95 THEN 'order ' ELSE '' END
               || floor(10000000 + random() * 90000000) || ' '
               || (ARRAY['invoice', 'refund', 'delivery', 'login', 'invoices'])
                    [1 + floor(power(random(), 3) * 5)::int]
               || ' ' || substr('bcdfghklmnprst', 1 + floor(power(random(), 2) * 14)::int, 1)
               || substr('aeiou', 1 + floor(random() * 5)::int, 1)
               || substr('bcdfghklmnprst', 1 + floor(random() * 14)::int, 1)
               || substr('aeiou', 1 + floor(random() * 5)::int, 1)
               || substr('bcdfghklmnprst', 1 + floor(random() * 14)::int, 1) AS title,
             (SELECT coalesce(array_agg(DISTINCT 'tag' || floor(power(random() + 0 * s, 3) * 300)),
                              '{}')
                FROM generate_series(1, greatest(0, floor(random() * 4 + 0 * n)::int - 1)) s) AS tags,
             random() < 0.6 AS is_replied_to,
             random() < 0.03 AS escalated,
             random() < 0.1 AS important,
             random() < %3$s AS archived
        FROM (SELECT n, md5('%2$d ' || n) AS digest, random() AS kind, %4$s AS held,
                     random() < 0.03 AS is_old_and_touched,
                     timestamptz '2026-11-20Z' - power(random(), 1.5) * interval '1000 days'
                       AS created_at
                FROM generate_series(1, %1$d) n) base
      """
        .formatted(size, seed, archived, held);
  }

  /** What was drawn, in all tables that lists read. */
  private static String stored(OrganizationId organization) {
    return """
      INSERT INTO thread (
        organization_id, id, number, version, status, snoozed_until, snoozed_until_reply,
        closed_at, close_reason, closed_by_type, loop_closed, assignee_type, assignee_id, team,
        handling, escalated, important, archived, severity, is_read, unread_messages,
        opened_by_type, title, tags, contact, external_references, attributes, last_inbound_at,
        last_outbound_at, last_state_change_at, created_at, updated_at, inbox_tab,
        listed_assignee, listed_team)
      SELECT '%1$s', id, 1000000000 + n, 1 + n %% 9, status,
             CASE WHEN status = 'snoozed' THEN timestamptz '2027-01-01Z' END, false,
             CASE WHEN status = 'closed' THEN changed_at END,
             CASE WHEN status = 'closed' THEN 'resolved' END,
             CASE WHEN status = 'closed' THEN 'timer' END, false,
             CASE WHEN assignee IS NOT NULL THEN 'user' END, assignee, team, 'human', escalated,
             important, archived, 'unknown', true, 0, 'timer', title, tags, contact,
             CASE WHEN n %% 2 = 0
                  THEN '[{"vendor": "intercom", "account": "", "id": "i' || n || '"}]'
                  WHEN n %% 10 = 1
                  THEN '[{"vendor": "contextgpt", "account": "bot-' || n / 10 %% 20
                         || '", "id": "chat-' || n / 200 || '"}]'
                  ELSE '[]' END::json,
             json_build_object('feather', json_build_object('agent_version_id', digest)),
             created_at, CASE WHEN is_replied_to THEN changed_at END, created_at, created_at,
             changed_at,
             CASE WHEN status = 'closed' THEN 'done'
                  WHEN status = 'snoozed' THEN 'snoozed'
                  WHEN is_replied_to THEN 'open'
                  WHEN assignee IS NULL AND team IS NULL THEN 'new'
                  ELSE 'needs_response' END,
             coalesce(assignee, '00000000-0000-0000-0000-000000000000'), coalesce(team, '')
        FROM drawn;
      INSERT INTO external_reference
      SELECT '%1$s', 'i' || n, 'intercom', '', id, NULL, created_at FROM drawn WHERE n %% 2 = 0;
      INSERT INTO external_reference
      SELECT '%1$s', 'chat-' || n / 200, 'contextgpt', 'bot-' || n / 10 %% 20, id, NULL, created_at,
             status = 'closed', archived, escalated, important, contact IS NULL, 'human'
        FROM drawn
       WHERE n %% 10 = 1;
      INSERT INTO thread_tag
      SELECT '%1$s', id, unnest(tags), archived, status, changed_at FROM drawn;
      INSERT INTO thread_title_word
      SELECT DISTINCT '%1$s'::uuid, word, id, created_at
        FROM drawn, regexp_split_to_table(trim(title), ' ') word;
      DROP TABLE drawn
      """
        .formatted(organization);
  }

  @Override
  public void close() {
    bench.close();
  }
}
