package dev.threadkeep.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a database that was filled before there was a directory. */
class DirectoryMigrationTest {
  private static final String ONE = "00000000-0000-7000-8000-000000000001";
  private static final String OTHER = "00000000-0000-7000-8000-000000000002";

  private static DatabaseAddress database;

  @BeforeAll
  static void migrate_a_database_with_threads() throws SQLException {
    database = TestDatabase.bare();
    try (var owner = Connections.connect(database.url(), database.owner(), Duration.ofMinutes(1))) {
      ApplicationRole.ensure(database, owner);
      Grants.beforeMigrations(owner);
    }
    Flyway.configure()
        .dataSource(database.url(), database.owner().user(), database.owner().password())
        .locations("classpath:db/migration")
        .target("3")
        .load()
        .migrate();
    for (var organization : List.of(ONE, OTHER)) {
      fill(organization);
    }
    new Schema(database).bringUpToDate();
  }

  private static void fill(String organization) throws SQLException {
    try (var connection = TestDatabase.asSuperuser(database);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO organization VALUES ('ORG', 'Org ORG', '2026-11-20T08:00:00Z');
          INSERT INTO teammate
          VALUES ('ORG', '00000000-0000-7000-8000-00000000000A', 'agent', 7, 'Bot', NULL,
                  'https://example.com/b.png', '{"intercom": "814860"}', '2026-11-20T08:00:00Z',
                  '2026-11-20T09:00:00Z');
          INSERT INTO directory_external_id
          VALUES ('ORG', 'teammate', 'intercom', '814860', '00000000-0000-7000-8000-00000000000A');
          INSERT INTO thread
          SELECT * FROM json_populate_record(NULL::thread,
            '{"organization_id": "ORG", "id": "00000000-0000-7000-8000-0000000000b1", "number": 1,
              "version": 2, "status": "open", "snoozed_until_reply": false, "loop_closed": false,
              "team": "support", "handling": "human", "escalated": false, "important": false,
              "archived": false, "severity": "low", "is_read": true, "unread_messages": 0,
              "opened_by_type": "contact", "opened_by_id": "by-1", "tags": ["VIP", "refund"],
              "contact": "contact 1", "company": "acme", "project": "p-1",
              "external_references": [], "attributes": {},
              "last_state_change_at": "2026-11-20T10:00:00Z", "created_at": "2026-11-20T10:00:00Z",
              "updated_at": "2026-11-20T10:00:00Z", "inbox_tab": "new",
              "listed_assignee": "00000000-0000-0000-0000-000000000000",
              "listed_team": "support"}');
          INSERT INTO thread_tag
          SELECT 'ORG', '00000000-0000-7000-8000-0000000000b1', tag, false, 'open',
                 '2026-11-20T10:00:00Z'
            FROM unnest(ARRAY['vip', 'refund']) tag;
          INSERT INTO thread_event (organization_id, thread_id, seq, at, by_type, by_id, through,
                                    request_id, type, data)
          VALUES ('ORG', '00000000-0000-7000-8000-0000000000b1', 1, '2026-11-20T10:00:00Z',
                  'contact', 'by-1', 'canonical', 'r', 'thread.opened',
                  '{"team_id": "sales", "contact_id": "former", "tags": ["gone"]}'),
                 ('ORG', '00000000-0000-7000-8000-0000000000b1', 2, '2026-11-20T11:00:00Z',
                  'key', 'k', 'canonical', 'r', 'thread.linked',
                  '{"contact_id": "contact 1", "company_id": "acme", "project_id": "p-0"}');
          INSERT INTO message
          VALUES ('ORG', '00000000-0000-7000-8000-0000000000c1',
                  '00000000-0000-7000-8000-0000000000b1', 2, 'inbound', 'contact', 'author', 'Hi',
                  '2026-11-20T07:00:00Z', 'received', '{}'),
                 ('ORG', '00000000-0000-7000-8000-0000000000c2',
                  '00000000-0000-7000-8000-0000000000b1', 3, 'inbound', 'contact', NULL, 'Hi',
                  '2026-11-20T07:00:00Z', 'received', '{}');
          """
              .replace("ORG", organization));
    }
  }

  private static List<String> texts(String sql, String organization) throws SQLException {
    try (var connection = TestDatabase.asSuperuser(database);
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, organization);
      try (var rows = statement.executeQuery()) {
        var all = new ArrayList<String>();
        while (rows.next()) {
          all.add(rows.getString(1));
        }
        return all;
      }
    }
  }

  @Test
  void every_id_that_was_named_has_an_entry_in_its_organization() throws SQLException {
    for (var organization : List.of(ONE, OTHER)) {
      assertThat(
              texts(
                  """
                  SELECT kind || ' ' || id || ' ' || coalesce(details ->> 'name', '-')
                    FROM directory_entry
                   WHERE organization_id = ?::uuid AND kind NOT IN ('teammate', 'tag')
                  """,
                  organization))
          .containsExactlyInAnyOrder(
              "team support support",
              "team sales sales",
              "contact contact 1 -",
              "contact former -",
              "contact by-1 -",
              "contact author -",
              "company acme acme",
              "project p-1 p-1",
              "project p-0 p-0");
    }
  }

  @Test
  void an_entry_is_as_old_as_the_first_that_names_it() throws SQLException {
    assertThat(
            texts(
                """
                SELECT created_at AT TIME ZONE 'UTC'
                  FROM directory_entry
                 WHERE organization_id = ?::uuid AND id IN ('author', 'contact 1')
                 ORDER BY id
                """,
                ONE))
        .containsExactly("2026-11-20 07:00:00", "2026-11-20 10:00:00");
  }

  @Test
  void teams_have_numbers() throws SQLException {
    assertThat(
            texts(
                """
                SELECT count(DISTINCT number)
                  FROM directory_entry
                 WHERE organization_id = ?::uuid AND kind = 'team' AND number > 0
                """,
                ONE))
        .containsExactly("2");
  }

  @Test
  void the_tags_that_threads_have_are_there_as_they_were_spelt() throws SQLException {
    assertThat(
            texts(
                """
                SELECT key || ' ' || (details ->> 'name')
                  FROM directory_entry
                 WHERE organization_id = ?::uuid AND kind = 'tag'
                """,
                ONE))
        .containsExactlyInAnyOrder("vip VIP", "refund refund");
  }

  @Test
  void teammates_are_what_they_were() throws SQLException {
    assertThat(
            texts(
                """
                SELECT concat_ws(' ', d.id, d.type, d.number, d.details, d.external_ids, d.version,
                                 x.external_id)
                  FROM directory_entry d
                  JOIN directory_external_id x
                    ON x.organization_id = d.organization_id AND x.kind = d.kind
                       AND x.entry_id = d.id
                 WHERE d.organization_id = ?::uuid AND d.kind = 'teammate'
                """,
                ONE))
        .containsExactly(
            "00000000-0000-7000-8000-00000000000a agent 7"
                + " {\"name\":\"Bot\",\"image_url\":\"https://example.com/b.png\"}"
                + " {\"intercom\": \"814860\"} 1 814860");
  }

  @Test
  void the_walls_stand_again() throws SQLException {
    assertThat(
            texts(
                """
                SELECT relname
                  FROM pg_class
                 WHERE relname IN ('thread', 'thread_event', 'message', 'thread_tag',
                                   'directory_entry', 'directory_external_id')
                   AND NOT (relrowsecurity AND relforcerowsecurity) AND ?::text IS NOT NULL
                """,
                ONE))
        .isEmpty();
  }
}
