package dev.threadkeep.persistence;

import dev.threadkeep.persistence.embedded.TestServer;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import dev.threadkeep.persistence.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Empty databases for tests, on one server per test process: an embedded one, or the one that the
 * system property {@code threadkeep.test.database.url} names (with {@code …user} and {@code
 * …password} beside it, or both in the URL; the login must be a superuser). What was made is
 * removed when the process ends.
 */
public final class TestDatabase {
  private static final String PROPERTY = "threadkeep.test.database.";

  private TestDatabase() {}

  /** A new database with all tables and no rows. */
  public static DatabaseAddress fresh() {
    return Fixture.INSTANCE.migrated();
  }

  /** A new database with nothing in it, for tests of the schema itself. */
  public static DatabaseAddress bare() {
    return Fixture.INSTANCE.bare();
  }

  /** A new database with nothing in it whose texts are in another encoding than UTF8. */
  public static DatabaseAddress encodedIn(String encoding) {
    return Fixture.INSTANCE.create(
        "TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING '%s'".formatted(encoding));
  }

  /** The same database with the login that may do anything, for tests that need to look behind. */
  public static Connection asSuperuser(DatabaseAddress address) throws SQLException {
    return Fixture.INSTANCE.superuserOf(address.url());
  }

  /** Whether somebody waits for the transaction that {@code holder} is in. */
  public static boolean isWaitedFor(Connection holder) throws SQLException {
    try (var statement = holder.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT EXISTS (
                  SELECT FROM pg_locks
                   WHERE NOT granted AND transactionid = pg_current_xact_id()::xid)
                """)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /** Started by the first test that needs it. */
  private static final class Fixture {
    static final Fixture INSTANCE = new Fixture();

    private final @Nullable TestServer embedded;
    private final DatabaseAddress server;
    private final Login superuser;
    private final Login owner;
    private final Login application;
    private final Queue<String> made = new ConcurrentLinkedQueue<>();
    private @Nullable String template;

    private Fixture() {
      var url = System.getProperty(PROPERTY + "url");
      if (url == null) {
        embedded = TestServer.startBeside(folder());
        server = embedded.address();
        superuser = embedded.administrator();
        owner = server.owner();
        application = server.application();
      } else {
        embedded = null;
        server =
            DatabaseAddress.external(
                url,
                System.getProperty(PROPERTY + "user"),
                System.getProperty(PROPERTY + "password"),
                null,
                null);
        superuser = server.application();
        // One login for both, as most external databases have it.
        owner = new Login("threadkeep_test_owner", "threadkeep");
        application = owner;
        // Who else made the application role, if anybody, did not make it for this owner.
        run(
            """
            DO $$ BEGIN
              CREATE ROLE threadkeep_test_owner LOGIN PASSWORD 'threadkeep' CREATEROLE;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$;
            DO $$ BEGIN
              IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'threadkeep_app')
                 AND NOT pg_has_role('threadkeep_test_owner', 'threadkeep_app', 'MEMBER') THEN
                GRANT threadkeep_app TO threadkeep_test_owner WITH ADMIN OPTION;
              END IF;
            END $$\
            """);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(this::cleanUp, "removes-test-databases"));
    }

    /**
     * In memory where the system has a file system for that: making and removing databases is most
     * of what these tests wait for, and what must survive a crash is tested by running services.
     */
    private static Path folder() {
      var memory = Path.of("/dev/shm");
      return Files.isWritable(memory)
          ? memory.resolve("threadkeep-test-postgres")
          : Path.of("target", "test-postgres");
    }

    synchronized DatabaseAddress migrated() {
      if (template == null) {
        var address = create("TEMPLATE template1");
        new Schema(address).bringUpToDate();
        template = nameIn(address.url());
      }
      return create("TEMPLATE " + template);
    }

    DatabaseAddress bare() {
      return create("TEMPLATE template1");
    }

    private DatabaseAddress create(String how) {
      var name = "test_" + UUID.randomUUID().toString().replace('-', '_');
      run("CREATE DATABASE %s OWNER %s %s".formatted(name, owner.user(), how));
      made.add(name);
      return new DatabaseAddress(urlOf(name), owner, application);
    }

    private String urlOf(String database) {
      return server.url().replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
    }

    private static String nameIn(String url) {
      return url.replaceFirst("^.*//[^/]+/", "").replaceFirst("\\?.*$", "");
    }

    Connection superuserOf(String url) throws SQLException {
      return DriverManager.getConnection(url, superuser.user(), superuser.password());
    }

    private void run(String command) {
      try (var connection = superuserOf(urlOf("postgres"));
          var statement = connection.createStatement()) {
        statement.execute(command);
      } catch (SQLException failure) {
        throw new IllegalStateException(command, failure);
      }
    }

    private void cleanUp() {
      if (embedded != null) {
        embedded.closeAndDelete();
        return;
      }
      for (var name : made) {
        run("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
      }
    }
  }
}
