package dev.threadkeep.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The role that does the work, the same on every server: migrations grant to it by name, and
 * row-level security binds it. Logins of other names become it by {@code SET ROLE}.
 */
final class ApplicationRole {
  static final String NAME = "threadkeep_app";

  private ApplicationRole() {}

  /** Makes sure the role exists and that the application's login may become it. */
  static void ensure(DatabaseAddress address, Connection owner) throws SQLException {
    if (!exists(owner)) {
      create(address, owner);
    }
    if (!loginMayBecomeIt(address, owner)) {
      grantToLogin(address, owner);
    }
  }

  private static boolean exists(Connection owner) throws SQLException {
    return Sql.isTrue(owner, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", NAME);
  }

  private static void create(DatabaseAddress address, Connection owner) throws SQLException {
    // CREATEROLE may not name SUPERUSER or BYPASSRLS, not even to deny them; both are off anyway.
    var sql = "CREATE ROLE " + NAME + " NOLOGIN NOCREATEDB NOCREATEROLE";
    try {
      Sql.run(owner, sql);
    } catch (SQLException failure) {
      throw administratorMust(
          "The role %s is missing and \"%s\" may not create it"
              .formatted(NAME, address.owner().user()),
          "CREATE ROLE %s NOLOGIN; GRANT %s TO \"%s\""
              .formatted(NAME, NAME, address.application().user()),
          failure);
    }
  }

  private static boolean loginMayBecomeIt(DatabaseAddress address, Connection owner)
      throws SQLException {
    var login = address.application().user();
    if (login.equals(NAME)) {
      return true;
    }
    if (address.hasOneLogin()) {
      return maySetRole(owner);
    }
    // A login that does not exist is told about when it tries to connect.
    return Sql.isTrue(
        owner,
        """
        SELECT coalesce((SELECT pg_has_role(login.oid, app.oid, 'MEMBER')
                           FROM pg_roles login, pg_roles app
                          WHERE login.rolname = ? AND app.rolname = ?), true)\
        """,
        login,
        NAME);
  }

  /** By trying, since being a member no longer suffices from PostgreSQL 16 on. */
  private static boolean maySetRole(Connection owner) throws SQLException {
    try {
      Sql.run(owner, "SET ROLE " + NAME);
      Sql.run(owner, "RESET ROLE");
      return true;
    } catch (SQLException failure) {
      if (Connections.LACKS_RIGHTS.equals(failure.getSQLState())) {
        return false;
      }
      throw failure;
    }
  }

  private static void grantToLogin(DatabaseAddress address, Connection owner) throws SQLException {
    var login = Sql.quoted(address.application().user());
    try {
      Sql.run(owner, "GRANT " + NAME + " TO " + login);
    } catch (SQLException failure) {
      throw administratorMust(
          "The login %s may not become the role %s, and %s may not allow it"
              .formatted(login, NAME, Sql.quoted(address.owner().user())),
          "GRANT %s TO %s".formatted(NAME, login),
          failure);
    }
  }

  private static RuntimeException administratorMust(
      String why, String statements, SQLException failure) throws SQLException {
    if (!Connections.LACKS_RIGHTS.equals(failure.getSQLState())) {
      throw failure;
    }
    return new UnusableDatabaseException(
        "%s: let an administrator run: %s;".formatted(why, statements), failure);
  }

  /** Refuses a pool whose role would walk through row-level security. */
  static void refuseUnlessBound(DatabaseAddress address, DataSource pool) {
    try (var connection = pool.getConnection();
        var statement =
            connection.prepareStatement(
                """
                SELECT rolname, rolsuper, rolbypassrls
                  FROM pg_roles
                 WHERE rolname = current_user OR (rolname = session_user AND ?)\
                """)) {
      // One login for both is the owner's and may be anything; it works as the application role.
      statement.setBoolean(1, !address.hasOneLogin());
      try (var roles = statement.executeQuery()) {
        while (roles.next()) {
          if (roles.getBoolean("rolsuper") || roles.getBoolean("rolbypassrls")) {
            throw new UnusableDatabaseException(
                "The role \"%s\" that would do the work %s, so row-level security would not bind it:"
                        .formatted(
                            roles.getString("rolname"),
                            roles.getBoolean("rolsuper") ? "is a superuser" : "has BYPASSRLS")
                    + " set another THREADKEEP_DATABASE_USER, or ALTER ROLE … NOSUPERUSER"
                    + " NOBYPASSRLS");
          }
        }
      }
    } catch (SQLException failure) {
      throw Connections.unusable(address, address.application(), failure);
    }
  }
}
