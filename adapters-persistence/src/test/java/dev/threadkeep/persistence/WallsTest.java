package dev.threadkeep.persistence;

import static dev.threadkeep.application.idempotency.Claims.claim;
import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.World;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.application.hook.HookStoreContract;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.inbound.RoundStore.Watched;
import dev.threadkeep.application.job.JobStoreContract;
import dev.threadkeep.application.pull.PullStoreContract;
import dev.threadkeep.application.timer.DueThread;
import dev.threadkeep.application.timer.DueThreadsContract;
import dev.threadkeep.application.timer.SetAsideStoreContract;
import dev.threadkeep.application.timer.Timer;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.Retention;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.outbox.WrittenDeliveries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the database itself refuses, whatever a statement asks. */
class WallsTest {
  private static final List<String> VIEWS =
      List.of(
          "auto_closing",
          "bulk_job_turn",
          "delivery_backlog",
          "due_snooze",
          "hook_address",
          "hook_backlog",
          "hooking_connection",
          "pull_turn",
          "retaining",
          "sending_connection",
          "watched_connection");

  /** Read before it is known whose rows may be seen, or the whole installation's. */
  private static final List<String> WITHOUT_WALL =
      List.of("api_key", "instance_secret", "organization");

  private static final String DENIED = "42501";

  /** Said of a view that joins tables, before anybody asks who may write to it. */
  private static final String NOT_UPDATABLE = "55000";

  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();
  private static OrganizationId organization;

  @BeforeAll
  static void every_table_has_rows() {
    var world = World.in(BENCH);
    organization = world.organization();
    world.key();
    BENCH
        .directory()
        .add(
            world.caller(),
            Entry.begun(
                new EntryId("p"),
                null,
                new Project("Name"),
                ExternalIds.of(INTERCOM_VENDOR, "1"),
                NINE));
    world.open(
        world
            .nextThread()
            .titled("Parcel")
            .tagged("a")
            .knownAs(new ExternalReference(INTERCOM_VENDOR, "1")),
        Messages.inbound().knownAs(INTERCOM_VENDOR, "m-1").recorded());
    BENCH.answers().keep(world.caller(), claim("k"), new KeptAnswer("answer"));
    var thread = world.open(world.nextThread(), DueThreadsContract.snoozedUntil(TEN));
    BENCH
        .setAside()
        .add(
            SetAsideStoreContract.failed(
                new DueThread(organization, thread.id(), Timer.WAKE, TEN, 2, null), TEN, NOON));
    BENCH.govern(
        organization,
        Policies.aPolicy()
            .autoClosing(DueThreadsContract.AN_HOUR, RESOLVED)
            .retaining(30, Retention.Then.ERASE)
            .build());
    JobStoreContract.failed(BENCH, world);
    PullStoreContract.failing(BENCH.pulls(), world);
    var connection = Connections.connection();
    BENCH.connections().add(world.caller(), world.signature(), connection);
    WrittenDeliveries.write(
        BENCH, organization, WrittenDeliveries.pending(thread.id(), connection.id(), "Busy."));
    BENCH
        .rounds()
        .begin(new Watched(organization, connection.id()), UUID.randomUUID(), TEN, NOON, null);
    BENCH
        .hooks()
        .keep(
            HookStoreContract.heard(
                new Source(organization, connection.id()), "e", HookStoreContract.THREAD, TEN),
            TEN);
    world.change(
        world.open(world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "w"))).id(),
        TEN,
        new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false));
  }

  private static List<String> tables() throws SQLException {
    return texts(
        """
        SELECT relname
          FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
           AND relname <> 'flyway_schema_history'
         ORDER BY relname COLLATE "C"
        """);
  }

  private static List<String> walled() throws SQLException {
    return tables().stream().filter(table -> !WITHOUT_WALL.contains(table)).toList();
  }

  private static List<String> texts(String sql) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement = superuser.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }

  /** A connection as the stores have it, which names this organization, or none. */
  private static Connection named(String organization) throws SQLException {
    var connection = BENCH.database().dataSource().getConnection();
    connection.setAutoCommit(false);
    if (organization != null) {
      try (var statement =
          connection.prepareStatement("SELECT set_config('app.organization', ?, true)")) {
        statement.setString(1, organization);
        statement.execute();
      }
    }
    return connection;
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void every_table_is_walled_or_a_named_exception() throws SQLException {
    assertThat(
            texts(
                """
                SELECT c.relname
                  FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                   AND c.relname <> 'flyway_schema_history'
                   AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                     AND (SELECT count(*)
                            FROM pg_policy p
                           WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polpermissive
                             AND pg_get_expr(p.polqual, c.oid) LIKE '%app.organization%'
                             AND pg_get_expr(p.polwithcheck, c.oid)
                                   = pg_get_expr(p.polqual, c.oid)) = 1)
                 ORDER BY c.relname COLLATE "C"
                """))
        .isEqualTo(WITHOUT_WALL);
    assertThat(walled()).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void its_own_organization_sees_rows_in_every_table() throws SQLException {
    try (var connection = named(organization.toString())) {
      for (var table : walled()) {
        assertThat(count(connection, table)).as(table).isPositive();
      }
    }
  }

  @Test
  void nobody_sees_a_row_without_naming_an_organization_or_naming_another() throws SQLException {
    for (var named : new String[] {null, "", UUID.randomUUID().toString()}) {
      try (var connection = named(named)) {
        for (var table : walled()) {
          assertThat(count(connection, table)).as("%s as %s", table, named).isZero();
        }
      }
    }
  }

  @Test
  void what_is_due_in_all_organizations_is_seen_through_views_and_no_more_of_it()
      throws SQLException {
    assertThat(
            texts(
                """
                SELECT table_name || '.' || column_name
                  FROM information_schema.columns
                 WHERE table_schema = 'public'
                   AND table_name IN (SELECT viewname FROM pg_views WHERE schemaname = 'public')
                 ORDER BY table_name COLLATE "C", ordinal_position
                """))
        .containsExactly(
            "auto_closing.organization_id",
            "auto_closing.after",
            "auto_closing.mark",
            "bulk_job_turn.organization_id",
            "bulk_job_turn.id",
            "bulk_job_turn.created_at",
            "bulk_job_turn.lease_until",
            "bulk_job_turn.served_at",
            "bulk_job_turn.finished_at",
            "delivery_backlog.organization_id",
            "delivery_backlog.vendor",
            "delivery_backlog.state",
            "delivery_backlog.deliveries",
            "delivery_backlog.oldest_at",
            "due_snooze.organization_id",
            "due_snooze.id",
            "due_snooze.version",
            "due_snooze.due_at",
            "due_snooze.not_before",
            "hook_address.organization_id",
            "hook_address.connection_id",
            "hook_backlog.organization_id",
            "hook_backlog.vendor",
            "hook_backlog.hooks",
            "hooking_connection.organization_id",
            "hooking_connection.connection_id",
            "hooking_connection.due_at",
            "pull_turn.organization_id",
            "pull_turn.connection_id",
            "pull_turn.due_at",
            "retaining.organization_id",
            "retaining.closed_for_days",
            "retaining.then_what",
            "sending_connection.organization_id",
            "sending_connection.connection_id",
            "sending_connection.due_at",
            "watched_connection.organization_id",
            "watched_connection.connection_id",
            "watched_connection.due_at");
    try (var nobody = named(null)) {
      for (var view : VIEWS) {
        assertThat(count(nobody, view)).as(view).isPositive();
      }
    }
  }

  @Test
  void who_has_named_an_organization_sees_nothing_of_others_through_the_views_either()
      throws SQLException {
    try (var own = named(organization.toString());
        var other = named(World.in(BENCH).organization().toString())) {
      for (var view : VIEWS) {
        assertThat(count(own, view)).as(view).isPositive();
        assertThat(count(other, view)).as(view).isZero();
      }
    }
  }

  @Test
  void nobody_writes_through_the_views() throws SQLException {
    for (var view : VIEWS) {
      for (var verb : List.of("DELETE FROM %s", "UPDATE %s SET organization_id = NULL")) {
        try (var connection = named(organization.toString());
            var statement = connection.createStatement()) {
          assertThatThrownBy(() -> statement.execute(verb.formatted(view)))
              .as(verb, view)
              .isInstanceOfSatisfying(
                  SQLException.class,
                  refusal -> assertThat(refusal.getSQLState()).isIn(DENIED, NOT_UPDATABLE));
        }
      }
    }
  }

  @Test
  void nobody_writes_a_row_of_another_organization() throws SQLException {
    for (var table : walled()) {
      try (var own = named(organization.toString());
          var statement = own.createStatement();
          var rows = statement.executeQuery("SELECT to_json(t) FROM " + table + " t LIMIT 1")) {
        rows.next();
        var foreign =
            rows.getString(1).replace(organization.toString(), UUID.randomUUID().toString());
        try (var insert =
            own.prepareStatement(
                "INSERT INTO %s SELECT * FROM json_populate_record(NULL::%s, ?::json)"
                    .formatted(table, table))) {
          insert.setString(1, foreign);
          assertThatThrownBy(insert::execute)
              .as(table)
              .isInstanceOfSatisfying(
                  SQLException.class,
                  refusal -> {
                    assertThat(refusal.getSQLState()).isEqualTo(DENIED);
                    assertThat(refusal.getMessage()).contains("row-level security");
                  });
        }
      }
    }
  }

  @Test
  void a_query_that_forgets_the_organization_finds_nothing_of_others() throws SQLException {
    var others = World.in(BENCH);
    try (var connection = named(others.organization().toString());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT t.id
                  FROM thread t
                  JOIN thread_event e ON e.thread_id = t.id
                """)) {
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void history_and_audit_are_only_added_to() throws SQLException {
    for (var table : List.of("thread_event", "audit_entry")) {
      for (var verb :
          List.of("UPDATE %s SET data = '{}'", "DELETE FROM %s", "TRUNCATE %s", "DROP TABLE %s")) {
        try (var connection = named(organization.toString());
            var statement = connection.createStatement()) {
          assertThatThrownBy(() -> statement.execute(verb.formatted(table)))
              .as(verb, table)
              .isInstanceOfSatisfying(
                  SQLException.class,
                  refusal -> assertThat(refusal.getSQLState()).isEqualTo(DENIED));
        }
      }
    }
  }

  @Test
  void history_is_blanked_only_behind_an_erasure_of_its_own_thread() throws SQLException {
    var world = World.in(BENCH);
    var kept = world.open(world.nextThread().titled("Kept"));
    var erased = world.open(world.nextThread().titled("Erased"));
    world.eraseTogether(erased.id());
    var neighbour = World.in(BENCH);

    assertThat(blanked(world.organization(), kept.id(), 1)).isZero();
    assertThat(blanked(world.organization(), erased.id(), 1)).isEqualTo(1);
    assertThat(blanked(world.organization(), erased.id(), 2)).isZero();
    assertThat(blanked(neighbour.organization(), erased.id(), 1)).isZero();
  }

  /** How many events of a thread can be blanked by whoever names this organization. */
  private static long blanked(OrganizationId named, ThreadId thread, int seq) throws SQLException {
    try (var connection = named(named.toString());
        var statement =
            connection.prepareStatement(
                """
                SELECT blank_history(json_agg(json_build_object(
                         'organization_id', o.id, 'thread_id', ?, 'seq', ?, 'data', '{}'::json)))
                  FROM organization o
                """)) {
      statement.setString(1, thread.toString());
      statement.setInt(2, seq);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @Test
  void history_is_deleted_only_behind_its_thread() throws SQLException {
    var world = World.in(BENCH);
    var thread = world.open(world.nextThread());

    try (var connection = named(world.organization().toString());
        var statement =
            connection.prepareStatement(
                "SELECT delete_history('%s', ARRAY['%s'::uuid])"
                    .formatted(world.organization(), thread.id()));
        var rows = statement.executeQuery()) {
      rows.next();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  @Test
  void the_organization_is_forgotten_after_each_trip() throws SQLException {
    var world = World.in(BENCH);
    world.change(world.open(world.nextThread()).id(), TEN, CLOSE);

    try (var connection = BENCH.database().dataSource().getConnection()) {
      assertThat(count(connection, "thread")).isZero();
    }
  }
}
