package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * The roles and the database in a server of ours. Asked for at each start rather than once, so that
 * a first start that was cut short is finished by the next.
 */
final class Furnishing {
  private Furnishing() {}

  static void ensure(Server server) throws SQLException {
    var credentials = server.credentials();
    try (var administrator = server.connect(credentials.administrator(), "postgres")) {
      var present = present(administrator);
      for (var login : new Login[] {credentials.owner(), credentials.application()}) {
        if (!present.contains("role " + login.user())) {
          create(administrator, login);
        }
      }
      if (!present.contains("database " + Server.DATABASE)) {
        run(
            administrator,
            "CREATE DATABASE %s OWNER %s".formatted(Server.DATABASE, credentials.owner().user()));
      }
    }
  }

  private static Set<String> present(Connection administrator) throws SQLException {
    var present = new HashSet<String>();
    try (var statement = administrator.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT 'role ' || rolname FROM pg_roles
                UNION ALL
                SELECT 'database ' || datname FROM pg_database\
                """)) {
      while (rows.next()) {
        present.add(rows.getString(1));
      }
    }
    return present;
  }

  /** The password is ours, of letters, digits, dash and underscore, so it needs no escaping. */
  private static void create(Connection administrator, Login login) throws SQLException {
    run(
        administrator,
        """
        CREATE ROLE %s LOGIN PASSWORD '%s'
          NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION\
        """
            .formatted(login.user(), login.password()));
  }

  private static void run(Connection administrator, String command) throws SQLException {
    try (var statement = administrator.createStatement()) {
      statement.execute(command);
    }
  }
}
