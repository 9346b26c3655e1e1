package dev.threadkeep.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the application role may do to the tables: read and write rows of all of them but Flyway's,
 * and read the views. New tables get it by default privileges, so a migration can take some of it
 * away again for good.
 */
final class Grants {
  private static final String VERBS = "SELECT, INSERT, UPDATE, DELETE";

  /** Rows of these are only ever added, as their migrations say. */
  private static final Set<String> ONLY_ADDED_TO =
      Set.of("audit_entry", "instance_secret", "thread_event");

  private Grants() {}

  /**
   * Before the migrations, for the tables they make. What was lost is restored first: the default
   * privileges, and grants on new tables, would look as if nothing were missing.
   */
  static void beforeMigrations(Connection owner) throws SQLException {
    restoreWhereAllWasLost(owner);
    if (!Sql.isTrue(
        owner, "SELECT has_schema_privilege(?, 'public', 'USAGE')", ApplicationRole.NAME)) {
      Sql.run(owner, "GRANT USAGE ON SCHEMA public TO " + ApplicationRole.NAME);
    }
    if (!hasDefaultPrivileges(owner)) {
      Sql.run(
          owner,
          "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT %s ON TABLES TO %s"
              .formatted(VERBS, ApplicationRole.NAME));
    }
  }

  static boolean hasDefaultPrivileges(Connection owner) throws SQLException {
    return Sql.isTrue(
        owner,
        """
        SELECT EXISTS (
          SELECT
            FROM pg_default_acl defaults, aclexplode(defaults.defaclacl) entry
           WHERE defaults.defaclrole = current_user::regrole
             AND defaults.defaclnamespace = 'public'::regnamespace
             AND defaults.defaclobjtype = 'r'
             AND entry.grantee = (SELECT oid FROM pg_roles WHERE rolname = ?))\
        """,
        ApplicationRole.NAME);
  }

  /** After the migrations: Flyway's own table is nobody else's business. */
  static void afterMigrations(Connection owner) throws SQLException {
    Sql.run(owner, "REVOKE ALL ON flyway_schema_history FROM " + ApplicationRole.NAME);
  }

  /**
   * A database restored without its roles has no grants at all, and a table by table answer could
   * not tell that from a migration's REVOKE. It gets what the migrations left, all of it or
   * nothing.
   */
  private static void restoreWhereAllWasLost(Connection owner) throws SQLException {
    var commands = new ArrayList<String>();
    try (var statement =
        owner.prepareStatement(
            """
            SELECT c.relname AS name, c.oid::regclass::text AS quoted, c.relkind = 'v' AS is_view,
                   has_table_privilege(?, c.oid, 'SELECT, INSERT, UPDATE, DELETE') AS granted
              FROM pg_class c
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
               AND c.relowner = current_user::regrole AND c.relname <> 'flyway_schema_history'\
            """)) {
      statement.setString(1, ApplicationRole.NAME);
      try (var tables = statement.executeQuery()) {
        while (tables.next()) {
          if (tables.getBoolean("granted")) {
            return;
          }
          var verbs = tables.getBoolean("is_view") ? "SELECT" : verbs(tables.getString("name"));
          commands.add(
              "GRANT %s ON %s TO %s"
                  .formatted(verbs, tables.getString("quoted"), ApplicationRole.NAME));
        }
      }
    }
    commands.addAll(functionsWithRightsOfTheirOwner(owner));
    if (!commands.isEmpty()) {
      Sql.run(owner, String.join("; ", commands));
    }
  }

  private static String verbs(String table) {
    return ONLY_ADDED_TO.contains(table) ? "SELECT, INSERT" : VERBS;
  }

  /**
   * What the application role cannot do by itself, and may have done; nobody else may, which a new
   * function lets everybody.
   */
  private static List<String> functionsWithRightsOfTheirOwner(Connection owner)
      throws SQLException {
    var commands = new ArrayList<String>();
    try (var statement = owner.createStatement();
        var functions =
            statement.executeQuery(
                """
                SELECT p.oid::regprocedure::text AS name
                  FROM pg_proc p
                 WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
                   AND p.proowner = current_user::regrole\
                """)) {
      while (functions.next()) {
        var name = functions.getString("name");
        commands.add("REVOKE ALL ON FUNCTION %s FROM PUBLIC".formatted(name));
        commands.add("GRANT EXECUTE ON FUNCTION %s TO %s".formatted(name, ApplicationRole.NAME));
      }
    }
    return commands;
  }
}
