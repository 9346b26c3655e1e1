package dev.threadkeep.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Migrations that change tables find rows there. */
class MigrationOfDataTest {
  private DatabaseAddress address;

  @BeforeEach
  void on_an_empty_database() throws SQLException {
    address = TestDatabase.bare();
    try (var owner = Connections.connect(address.url(), address.owner(), Duration.ZERO)) {
      ApplicationRole.ensure(address, owner);
      Grants.beforeMigrations(owner);
    }
  }

  @Test
  void words_of_titles_learn_when_their_threads_were_opened() throws SQLException {
    migrateTo("2");
    thread(1, "2026-01-01 00:00:00+00");
    thread(2, "2026-02-02 00:00:00+00");
    asSuperuser(
        """
        INSERT INTO thread_title_word
        SELECT organization_id, word, id FROM thread, unnest(ARRAY['parcel', 'lost']) word
        """);
    asSuperuser(
        "INSERT INTO thread_title_word SELECT organization_id, 'gone', gen_random_uuid() FROM"
            + " thread");

    new Schema(address).bringUpToDate();

    assertThat(
            texts(
                """
                SELECT concat_ws(' ', organization_id::text, word, created_at AT TIME ZONE 'UTC')
                  FROM thread_title_word
                 ORDER BY 1
                """))
        .containsExactly(
            "00000000-0000-0000-0000-000000000001 lost 2026-01-01 00:00:00",
            "00000000-0000-0000-0000-000000000001 parcel 2026-01-01 00:00:00",
            "00000000-0000-0000-0000-000000000002 lost 2026-02-02 00:00:00",
            "00000000-0000-0000-0000-000000000002 parcel 2026-02-02 00:00:00");
  }

  @Test
  void messages_are_found_by_the_ids_that_vendors_gave_them() throws SQLException {
    migrateTo("5");
    for (var message : List.of("{\"intercom\": \"ä 1\", \"contactship\": \"msg-1\"}", "{}")) {
      asSuperuser(
          """
          INSERT INTO message
          SELECT '00000000-0000-0000-0000-000000000001', gen_random_uuid(), gen_random_uuid(), 1,
                 'inbound', 'contact', NULL, 'Hi', now(), 'received', '%s'
          """
              .formatted(message));
    }

    new Schema(address).bringUpToDate();

    assertThat(
            texts(
                """
                SELECT concat_ws(' ', v.organization_id, v.vendor, v.external_id)
                  FROM message_vendor_id v
                  JOIN message m ON m.id = v.message_id AND m.thread_id = v.thread_id
                 ORDER BY v.vendor
                """))
        .containsExactly(
            "00000000-0000-0000-0000-000000000001 contactship msg-1",
            "00000000-0000-0000-0000-000000000001 intercom ä 1");
  }

  @Test
  void references_of_accounts_learn_what_lists_filter_by() throws SQLException {
    migrateTo("5");
    thread(1, "2026-01-01 00:00:00+00");
    asSuperuser("UPDATE thread SET escalated = true");
    asSuperuser(
        """
        INSERT INTO external_reference
        SELECT organization_id, 'x', vendor, account, id, NULL, created_at
          FROM thread, (VALUES ('intercom', ''), ('contextgpt', 'bot')) r (vendor, account)
        """);
    asSuperuser(
        "INSERT INTO external_reference SELECT organization_id, 'gone', 'contextgpt', 'bot',"
            + " gen_random_uuid(), NULL, created_at FROM thread");

    new Schema(address).bringUpToDate();

    assertThat(
            texts(
                """
                SELECT concat_ws(' ', external_id, vendor, closed, archived, escalated, important,
                                 anonymous, handling)
                  FROM external_reference
                 ORDER BY vendor
                """))
        .containsExactly("x contextgpt f f t f t human", "x intercom");
  }

  @Test
  void policies_begin_at_version_one_and_entries_of_the_audit_from_before_name_no_door()
      throws SQLException {
    var organization = "00000000-0000-0000-0000-000000000001";
    migrateTo("5");
    asSuperuser("INSERT INTO organization VALUES ('%s', 'old', now())".formatted(organization));
    asSuperuser(
        "INSERT INTO policy VALUES ('%s', '%s')"
            .formatted(organization, PolicyJson.of(LifecyclePolicy.standard())));
    asSuperuser(
        """
        INSERT INTO audit_entry (organization_id, at, by_type, action, subject, data)
        VALUES ('%s', now(), 'policy', 'key.revoked', 'k3yk3yk3', '{}')
        """
            .formatted(organization));

    new Schema(address).bringUpToDate();

    var bench = Bench.on(address);
    var caller =
        Caller.service(new OrganizationId(UUID.fromString(organization)), new Actor.Policy());
    assertThat(bench.policies().find(caller))
        .isEqualTo(new StoredPolicy(LifecyclePolicy.standard(), 1));
    assertThat(bench.audit().list(caller, 10, null).items())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.subject()).isEqualTo("k3yk3yk3");
              assertThat(entry.through()).isNull();
              assertThat(entry.requestId()).isNull();
            });
  }

  @Test
  void threads_remember_whom_they_were_taken_from() throws SQLException {
    migrateTo("11");
    for (int organization = 1; organization <= 4; organization++) {
      thread(organization, "2026-01-01 00:00:00+00");
    }
    asSuperuser("UPDATE thread SET contact = 'c3' WHERE organization_id::text LIKE '%3'");
    linked("opened", 1, "\"c0\"", 1, 2, 3);
    linked("linked", 2, "\"c1\"", 1, 3);
    linked("linked", 3, "null", 1, 2, 3, 4);
    linked("linked", 4, "\"c3\"", 3);

    new Schema(address).bringUpToDate();

    assertThat(
            texts(
                """
                SELECT concat_ws(' ', right(organization_id::text, 1), contact, former_contact)
                  FROM thread
                 ORDER BY 1
                """))
        .containsExactly("1 c1", "2 c0", "3 c3", "4");
  }

  /** An event by which the threads of some organizations are linked to a contact, or to nobody. */
  private void linked(String type, int sequence, String contact, int... organizations)
      throws SQLException {
    for (int organization : organizations) {
      asSuperuser(
          """
          INSERT INTO thread_event (organization_id, thread_id, seq, at, by_type, through,
                                    request_id, type, data)
          SELECT organization_id, id, %d, now(), 'timer', 'canonical', 'r', 'thread.%s',
                 '{"contact_id": %s}'
            FROM thread
           WHERE right(organization_id::text, 1) = '%d'
          """
              .formatted(sequence, type, contact, organization));
    }
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(address.url(), address.owner().user(), address.owner().password())
        .locations("classpath:" + Schema.MIGRATIONS)
        .defaultSchema("public")
        .loggers("slf4j")
        .target(version)
        .load()
        .migrate();
  }

  /** The only one of its organization. */
  private void thread(int organization, String created) throws SQLException {
    asSuperuser(
        """
        INSERT INTO thread (
          organization_id, id, number, version, status, snoozed_until_reply, loop_closed,
          handling, escalated, important, archived, severity, is_read, unread_messages,
          opened_by_type, title, tags, external_references, attributes, last_state_change_at,
          created_at, updated_at, inbox_tab, listed_assignee, listed_team)
        VALUES ('00000000-0000-0000-0000-%012d', gen_random_uuid(), 1, 1, 'open', false, false,
          'human', false, false, false, 'unknown', true, 0,
          'timer', 'Parcel lost', '{}', '[]', '{}', '%2$s',
          '%2$s', '%2$s', 'new', '00000000-0000-0000-0000-000000000000', '')
        """
            .formatted(organization, created));
  }

  private void asSuperuser(String command) throws SQLException {
    try (var connection = TestDatabase.asSuperuser(address)) {
      Sql.run(connection, command);
    }
  }

  private List<String> texts(String query) throws SQLException {
    try (var connection = TestDatabase.asSuperuser(address);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }
}
