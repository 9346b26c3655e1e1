package dev.threadkeep.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  private static final String LOCATION = "schema-test";
  private static final String RIGHTS =
      """
      SELECT string_agg(verb, ' ' ORDER BY verb)
        FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS verb
       WHERE has_table_privilege('threadkeep_app', '%s', verb)\
      """;

  /** All that anybody but the owner may do: with tables, views, columns and functions. */
  private static final String GRANTED =
      """
      SELECT string_agg(concat_ws(' ', name, privilege_type,
                                  CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END),
                        E'\\n' ORDER BY name, privilege_type, grantee)
        FROM (
          SELECT c.oid::regclass::text AS name, c.relowner AS owner, c.relacl AS acl
            FROM pg_class c
           WHERE c.relnamespace = 'public'::regnamespace
           UNION ALL
          SELECT concat(c.oid::regclass, '.', a.attname), c.relowner, a.attacl
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid
           WHERE c.relnamespace = 'public'::regnamespace
           UNION ALL
          SELECT p.oid::regprocedure::text, p.proowner,
                 coalesce(p.proacl, acldefault('f', p.proowner))
            FROM pg_proc p
           WHERE p.pronamespace = 'public'::regnamespace) thing,
             aclexplode(thing.acl)
       WHERE grantee <> owner\
      """;

  private DatabaseAddress address;
  private Schema schema;

  @BeforeEach
  void on_an_empty_database() {
    address = TestDatabase.bare();
    schema = new Schema(address, LOCATION);
  }

  @Test
  void migrates_and_lets_the_application_work_on_the_tables_alone() throws Exception {
    schema.bringUpToDate();

    assertThat(ask(RIGHTS.formatted("note"))).isEqualTo("DELETE INSERT SELECT UPDATE");
    assertThat(ask(RIGHTS.formatted("label"))).isEqualTo("DELETE INSERT SELECT UPDATE");
    assertThat(ask(RIGHTS.formatted("flyway_schema_history"))).isNull();
  }

  @Test
  void what_a_migration_took_away_stays_away() throws Exception {
    schema.bringUpToDate();
    asOwner("DROP TABLE label; DELETE FROM flyway_schema_history WHERE version = '2.1'");

    schema.bringUpToDate();

    assertThat(ask(RIGHTS.formatted("journal"))).isEqualTo("INSERT SELECT");
  }

  @Test
  void a_current_schema_is_known_without_flyway() throws Exception {
    schema.bringUpToDate();
    // Flyway would refuse this; that it is not noticed shows that Flyway was not asked.
    asOwner("UPDATE flyway_schema_history SET description = 'other' WHERE version = '1'");

    schema.bringUpToDate();

    assertThat(ask("SELECT description FROM flyway_schema_history WHERE version = '1'"))
        .isEqualTo("other");
  }

  @Test
  void a_migration_that_was_changed_afterwards_is_refused_in_one_line() throws Exception {
    schema.bringUpToDate();
    asOwner("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");

    assertThatThrownBy(schema::bringUpToDate)
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("(its migrations 1 differ): start the one that made it");
  }

  @Test
  void a_schema_that_a_newer_program_made_is_refused_in_one_line() throws Exception {
    schema.bringUpToDate();
    asOwner(
        """
        INSERT INTO flyway_schema_history
          SELECT installed_rank + 1, '3', 'of tomorrow', type, 'V3__of_tomorrow.sql', 7,
                 installed_by, installed_on, execution_time, success
            FROM flyway_schema_history WHERE version = '2.1'\
        """);

    assertThatThrownBy(schema::bringUpToDate)
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessage(
            "The schema at %s is newer than this Threadkeep (it has the migrations 3): start the"
                    .formatted(address.place())
                + " Threadkeep that made it, or a newer one");
  }

  @Test
  void tables_of_something_else_are_left_alone() throws Exception {
    asOwner("CREATE TABLE recipe (name text)");

    assertThatThrownBy(schema::bringUpToDate)
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessage(
            "The database at %s holds tables of something else: create another for Threadkeep, with"
                    .formatted(address.place())
                + " CREATE DATABASE … OWNER \"%s\"".formatted(address.owner().user()));
  }

  @Test
  void an_owner_that_may_not_make_tables_is_told_about_with_the_remedy() throws Exception {
    var weak = new Login("weak_" + System.nanoTime(), "x");
    asSuperuser("CREATE ROLE %s LOGIN PASSWORD 'x' IN ROLE threadkeep_app".formatted(weak.user()));
    try {
      assertThatThrownBy(
              () ->
                  new Schema(new DatabaseAddress(address.url(), weak, weak), LOCATION)
                      .bringUpToDate())
          .isInstanceOf(UnusableDatabaseException.class)
          .hasMessageStartingWith(
              "\"%s\" may not do in the database at %s what Threadkeep needs"
                  .formatted(weak.user(), address.place()))
          .hasMessageContaining("make it the owner of the database")
          .message()
          .doesNotContain("\n")
          .doesNotContainIgnoringCase("flyway");
    } finally {
      asSuperuser("DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(weak.user()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
  void a_database_that_cannot_keep_every_text_is_refused_with_the_remedy(String encoding)
      throws Exception {
    address = TestDatabase.encodedIn(encoding);

    assertThatThrownBy(() -> new Schema(address, LOCATION).bringUpToDate())
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("has the encoding %s, and Threadkeep needs UTF8".formatted(encoding))
        .hasMessageContaining("ENCODING 'UTF8'");
    assertThat(ask("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
        .isEqualTo("0");
  }

  @Test
  void several_nodes_may_start_at_once() throws Exception {
    Callable<Boolean> start =
        () -> {
          new Schema(address, LOCATION).bringUpToDate();
          return true;
        };

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var started : threads.invokeAll(Collections.nCopies(8, start))) {
        assertThat(started.get()).isTrue();
      }
    }

    assertThat(ask("SELECT count(*) FROM flyway_schema_history WHERE success")).isEqualTo("2");
  }

  /** So that what a migration takes away is taken away here, too. */
  @Test
  void a_database_restored_without_its_grants_gets_those_of_a_new_one() throws Exception {
    var real = new Schema(address);
    real.bringUpToDate();
    var granted = ask(GRANTED);
    loseGrants();
    assertThat(ask(GRANTED)).isNotEqualTo(granted);

    real.bringUpToDate();

    assertThat(ask(GRANTED))
        .isEqualTo(granted)
        .contains("\nthread_event INSERT threadkeep_app\nthread_event SELECT threadkeep_app\n")
        .doesNotContain("flyway_schema_history");
  }

  @Test
  void an_older_database_restored_without_its_grants_gets_them_back_before_it_is_migrated()
      throws Exception {
    schema.bringUpToDate();
    asOwner("DROP TABLE label; DELETE FROM flyway_schema_history WHERE version = '2.1'");
    loseGrants();

    schema.bringUpToDate();

    assertThat(ask(RIGHTS.formatted("note"))).isEqualTo("DELETE INSERT SELECT UPDATE");
    assertThat(ask(RIGHTS.formatted("label"))).isEqualTo("DELETE INSERT SELECT UPDATE");
    assertThat(ask(RIGHTS.formatted("flyway_schema_history"))).isNull();
  }

  /** As a dump without privileges has it, where everybody may call functions. */
  private void loseGrants() throws SQLException {
    asOwner(
        """
        REVOKE ALL ON ALL TABLES IN SCHEMA public FROM threadkeep_app;
        REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM threadkeep_app;
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM threadkeep_app\
        """);
  }

  @Test
  void a_login_that_nobody_allowed_to_work_is_told_about_with_the_remedy() throws Exception {
    var name = "stranger_" + System.nanoTime();
    var weakOwner = "owner_" + System.nanoTime();
    var database = address.place().replaceFirst(".*/", "");
    asSuperuser(
        """
        CREATE ROLE %1$s LOGIN PASSWORD 'x';
        CREATE ROLE %2$s LOGIN PASSWORD 'x';
        ALTER DATABASE %3$s OWNER TO %2$s\
        """
            .formatted(name, weakOwner, database));
    var separate =
        new DatabaseAddress(address.url(), new Login(weakOwner, "x"), new Login(name, "x"));
    var single =
        new DatabaseAddress(address.url(), new Login(weakOwner, "x"), new Login(weakOwner, "x"));
    try {
      assertThatThrownBy(() -> new Schema(separate, LOCATION).bringUpToDate())
          .isInstanceOf(UnusableDatabaseException.class)
          .hasMessageEndingWith(
              "let an administrator run: GRANT threadkeep_app TO \"%s\";".formatted(name));
      assertThatThrownBy(() -> new Schema(single, LOCATION).bringUpToDate())
          .isInstanceOf(UnusableDatabaseException.class)
          .hasMessageEndingWith(
              "let an administrator run: GRANT threadkeep_app TO \"%s\";".formatted(weakOwner));

      asSuperuser("GRANT threadkeep_app TO " + name);
      new Schema(separate, LOCATION).bringUpToDate();
      try (var database2 = Database.open(separate, PoolSettings.STANDARD.withConnections(2))) {
        assertThat(database2.healthy()).isTrue();
      }
    } finally {
      asSuperuser(
          """
          REASSIGN OWNED BY %2$s TO CURRENT_USER;
          DROP OWNED BY %2$s;
          DROP ROLE %1$s, %2$s\
          """
              .formatted(name, weakOwner));
    }
  }

  private String ask(String query) throws SQLException {
    try (var connection = owner();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void asOwner(String command) throws SQLException {
    try (var connection = owner()) {
      Sql.run(connection, command);
    }
  }

  private void asSuperuser(String command) throws SQLException {
    try (var connection = TestDatabase.asSuperuser(address)) {
      Sql.run(connection, command);
    }
  }

  private Connection owner() throws SQLException {
    return Connections.connect(address.url(), address.owner(), Duration.ZERO);
  }
}
