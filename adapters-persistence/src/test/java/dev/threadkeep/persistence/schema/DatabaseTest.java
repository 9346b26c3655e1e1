package dev.threadkeep.persistence.schema;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static final PoolSettings SMALL = settings(2, Duration.ofMillis(300));

  private static final PoolSettings SMALLEST = settings(1, Duration.ofMillis(300));

  private DatabaseAddress address;

  @BeforeEach
  void on_a_migrated_database() {
    address = TestDatabase.bare();
    new Schema(address, "schema-test").bringUpToDate();
  }

  @Test
  void works_as_the_application_role_in_utc() throws Exception {
    try (var database = Database.open(address, SMALL);
        var connection = database.dataSource().getConnection()) {
      assertThat(ask(connection, "SELECT current_user")).isEqualTo("threadkeep_app");
      assertThat(ask(connection, "SHOW TimeZone")).isEqualTo("UTC");
      assertThat(ask(connection, "SHOW application_name")).isEqualTo("threadkeep");
      assertThat(ask(connection, "SHOW statement_timeout")).isEqualTo("30s");
      assertThat(ask(connection, "SHOW enable_bitmapscan")).isEqualTo("off");
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(database.healthy()).isTrue();
    }
  }

  @Test
  void statements_of_commands_may_take_their_time() throws Exception {
    try (var database = Database.open(address, SMALL.withoutLongestStatement());
        var connection = database.dataSource().getConnection()) {
      assertThat(ask(connection, "SHOW statement_timeout")).isEqualTo("0");
    }
  }

  @Test
  void a_superuser_that_owns_the_schema_still_works_as_the_application_role() throws Exception {
    var superuser = temporary("SUPERUSER");
    var single = new DatabaseAddress(address.url(), superuser, superuser);
    try (var database = Database.open(single, SMALL);
        var connection = database.dataSource().getConnection()) {
      assertThat(ask(connection, "SELECT current_user")).isEqualTo("threadkeep_app");
    } finally {
      drop(superuser);
    }
  }

  @Test
  void a_superuser_in_the_applications_place_is_refused() throws Exception {
    var superuser = temporary("SUPERUSER");
    try {
      refused(
          new DatabaseAddress(address.url(), address.owner(), superuser),
          "The role \"%s\" that would do the work is a superuser".formatted(superuser.user()));
    } finally {
      drop(superuser);
    }
  }

  @Test
  void a_role_that_passes_row_level_security_by_is_refused() throws Exception {
    var free = temporary("BYPASSRLS IN ROLE threadkeep_app");
    try {
      refused(
          new DatabaseAddress(address.url(), address.owner(), free),
          "The role \"%s\" that would do the work has BYPASSRLS".formatted(free.user()));
    } finally {
      drop(free);
    }
  }

  @Test
  void a_server_that_is_not_there_is_told_about_at_once() throws Exception {
    refused(
        new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:%d/t".formatted(closedPort()),
            address.owner(),
            address.application()),
        "cannot be reached (Connection refused)");
  }

  @Test
  void a_port_of_something_else_is_told_about() throws Exception {
    try (var web = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.startVirtualThread(() -> answerAsAWebServer(web));

      refused(
          new DatabaseAddress(
              "jdbc:postgresql://127.0.0.1:%d/t".formatted(web.getLocalPort()),
              address.owner(),
              address.application()),
          "What answers at 127.0.0.1:%d/t is no PostgreSQL".formatted(web.getLocalPort()));
    }
  }

  private static void answerAsAWebServer(ServerSocket web) {
    while (!web.isClosed()) {
      try (var client = web.accept()) {
        client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      } catch (IOException _) {
        // The client went, or the test is over.
      }
    }
  }

  @Test
  void a_name_that_is_no_host_is_told_about() {
    refused(
        new DatabaseAddress(
            "jdbc:postgresql://no-such-host.invalid/t", address.owner(), address.application()),
        "PostgreSQL at no-such-host.invalid/t cannot be reached");
  }

  @Test
  void a_wrong_password_and_a_missing_database_are_told_about() {
    refused(
        new DatabaseAddress(
            address.url(),
            address.owner(),
            new Login(address.application().user(), "not-the-password")),
        "does not let user \"%s\" in".formatted(address.application().user()));
    refused(
        new DatabaseAddress(
            address.url().replaceFirst("(//[^/]+/)[^?]*", "$1nothing_here"),
            address.owner(),
            address.application()),
        "nothing_here does not exist");
  }

  @Test
  @SuppressWarnings("try") // closing by hand, and twice, is what is tested
  void callers_beyond_the_pool_wait_for_a_while_and_the_probe_does_not() throws Exception {
    try (var database = Database.open(address, SMALL)) {
      var source = database.dataSource();
      try (var first = source.getConnection();
          var second = source.getConnection()) {
        assertThat(first).isNotEqualTo(second).isEqualTo(first);
        assertThatThrownBy(source::getConnection)
            .isInstanceOf(DatabaseBusyException.class)
            .hasMessage("No connection became free within 300 ms");
        assertThat(database.healthy()).isTrue();

        first.close();
        first.close();
        try (var third = source.getConnection()) {
          assertThat(third.isValid(1)).isTrue();
          assertThatThrownBy(source::getConnection).isInstanceOf(DatabaseBusyException.class);
        }
      }
    }
  }

  @Test
  void many_more_callers_than_connections_all_get_their_turn() throws Exception {
    try (var database = Database.open(address, settings(2, Duration.ofSeconds(30)));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var works = new ArrayList<Callable<String>>();
      for (int caller = 0; caller < 200; caller++) {
        works.add(
            () -> {
              try (var connection = database.dataSource().getConnection()) {
                return ask(connection, "SELECT 1");
              }
            });
      }

      for (var work : threads.invokeAll(works)) {
        assertThat(work.get()).isEqualTo("1");
      }
    }
  }

  @Test
  void a_serialization_failure_of_the_server_is_tried_again() throws Exception {
    try (var database = Database.open(address, SMALL)) {
      insert(database);
      var tries = new AtomicInteger();

      database.withRetry(
          () -> {
            try (var connection = database.dataSource().getConnection()) {
              connection.setAutoCommit(false);
              connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
              ask(connection, "SELECT text FROM note");
              if (tries.incrementAndGet() == 1) {
                overtake(database);
              }
              Sql.run(connection, "UPDATE note SET text = text || ' mine'");
              connection.commit();
              return true;
            }
          });

      assertThat(tries).hasValue(2);
      try (var connection = database.dataSource().getConnection()) {
        assertThat(ask(connection, "SELECT text FROM note")).isEqualTo("first theirs mine");
      }
    }
  }

  @Test
  void health_is_no_exception_when_the_database_is_closed_to_us() throws Exception {
    try (var database = Database.open(address, SMALLEST)) {
      var name = address.place().replaceFirst(".*/", "");
      try (var superuser =
          TestDatabase.asSuperuser(
              new DatabaseAddress(
                  address.url().replaceFirst("(//[^/]+/)[^?]*", "$1postgres"),
                  address.owner(),
                  address.application()))) {
        Sql.run(superuser, "DROP DATABASE " + name + " WITH (FORCE)");
      }

      assertThat(database.healthy()).isFalse();
      assertThatThrownBy(() -> database.dataSource().getConnection())
          .isInstanceOf(DatabaseUnavailableException.class)
          .isNotInstanceOf(DatabaseBusyException.class);
    }
  }

  private static void insert(Database database) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      Sql.run(connection, "INSERT INTO note VALUES (1, 'first')");
    }
  }

  private static void overtake(Database database) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      Sql.run(connection, "UPDATE note SET text = text || ' theirs'");
    }
  }

  private static PoolSettings settings(int connections, Duration patience) {
    return new PoolSettings(connections, patience, PoolSettings.STANDARD.longestStatement());
  }

  private Login temporary(String attributes) throws SQLException {
    var login = new Login("temporary_" + System.nanoTime(), "x");
    try (var superuser = TestDatabase.asSuperuser(address)) {
      Sql.run(
          superuser, "CREATE ROLE %s LOGIN PASSWORD 'x' %s".formatted(login.user(), attributes));
    }
    return login;
  }

  private void drop(Login login) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(address)) {
      Sql.run(superuser, "DROP ROLE " + login.user());
    }
  }

  private static void refused(DatabaseAddress address, String because) {
    assertThatThrownBy(() -> Database.open(address, SMALL))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining(because)
        .message()
        .doesNotContain("\n");
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
