package dev.threadkeep.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/**
 * The tables, and the role that works on them. Bringing a schema up to date may be done by several
 * processes at once and again and again; where there is nothing to do it takes a few milliseconds.
 */
public final class Schema {
  /** Where the migrations are on the class path. */
  public static final String MIGRATIONS = "db/migration";

  private static final int OLDEST_MAJOR = 15;
  private static final Duration MIGRATIONS_MAY_BE_SILENT = Duration.ZERO;

  private final DatabaseAddress address;
  private final String location;

  public Schema(DatabaseAddress address) {
    this(address, MIGRATIONS);
  }

  Schema(DatabaseAddress address, String location) {
    this.address = address;
    this.location = location;
  }

  /**
   * Migrates as the owner and sees to the application role and its grants.
   *
   * @throws UnusableDatabaseException when the server is too old or not to be reached, when the
   *     database is not of UTF8, when the role is missing and the owner may not make it, or when
   *     the schema is newer than this program or not what its history says
   */
  public void bringUpToDate() {
    try (var owner =
        Connections.connect(address.url(), address.owner(), MIGRATIONS_MAY_BE_SILENT)) {
      refuseOldServer(owner);
      refuseOtherEncoding(owner);
      var migrations = Migrations.on(classPath(), location);
      var history = history(owner);
      refuseNewerSchema(migrations, history);
      refuseChangedMigrations(migrations, history);
      Race.run(() -> ApplicationRole.ensure(address, owner));
      if (migrations.areAllIn(history)
          && Grants.hasDefaultPrivileges(owner)
          && historyIsHidden(owner)) {
        return;
      }
      Race.run(() -> Grants.beforeMigrations(owner));
      migrate();
      Race.run(() -> Grants.afterMigrations(owner));
    } catch (SQLException failure) {
      throw Connections.unusable(address, address.owner(), failure);
    }
  }

  private void refuseOldServer(Connection owner) throws SQLException {
    var server = owner.getMetaData();
    if (server.getDatabaseMajorVersion() < OLDEST_MAJOR) {
      throw new UnusableDatabaseException(
          "PostgreSQL at %s is version %s: Threadkeep needs %d or newer"
              .formatted(address.place(), server.getDatabaseProductVersion(), OLDEST_MAJOR));
    }
  }

  /** Others lack letters, or do not check what they store, and refuse texts that are fine. */
  private void refuseOtherEncoding(Connection owner) throws SQLException {
    var encoding = Sql.text(owner, "SHOW server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new UnusableDatabaseException(
          "The database at %s has the encoding %s, and Threadkeep needs UTF8: create another with"
                  .formatted(address.place(), encoding)
              + " CREATE DATABASE … OWNER %s ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0"
                  .formatted(Sql.quoted(address.owner().user())));
    }
  }

  /** It would run, and overlook what the newer one keeps in columns that it does not know. */
  private void refuseNewerSchema(Migrations migrations, Map<String, Integer> history) {
    var unknown = migrations.unknownIn(history);
    if (!unknown.isEmpty()) {
      throw new UnusableDatabaseException(
          "The schema at %s is newer than this Threadkeep (it has the migrations %s): start the"
                  .formatted(address.place(), String.join(", ", unknown))
              + " Threadkeep that made it, or a newer one");
    }
  }

  private void refuseChangedMigrations(Migrations migrations, Map<String, Integer> history) {
    var changed = migrations.differentIn(history);
    if (!changed.isEmpty()) {
      throw new UnusableDatabaseException(
          "The schema at %s was not made by a Threadkeep of this line (its migrations %s differ):"
                  .formatted(address.place(), String.join(", ", changed))
              + " start the one that made it, or give this one an empty database");
    }
  }

  /**
   * The last thing {@link Grants#afterMigrations} does, so it shows that all before it was done.
   */
  private static boolean historyIsHidden(Connection owner) throws SQLException {
    return Sql.isTrue(
        owner,
        "SELECT NOT has_table_privilege(?, 'public.flyway_schema_history', 'SELECT, UPDATE')",
        ApplicationRole.NAME);
  }

  /** The migrations that were made, version to checksum. */
  private static Map<String, Integer> history(Connection owner) throws SQLException {
    if (!Sql.isTrue(owner, "SELECT to_regclass('public.flyway_schema_history') IS NOT NULL")) {
      return Map.of();
    }
    var history = new HashMap<String, Integer>();
    try (var statement = owner.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT version, checksum
                  FROM public.flyway_schema_history
                 WHERE success AND version IS NOT NULL AND checksum IS NOT NULL\
                """)) {
      while (rows.next()) {
        history.put(rows.getString("version"), rows.getInt("checksum"));
      }
    }
    return history;
  }

  private void migrate() {
    try {
      Flyway.configure(classPath())
          .dataSource(address.url(), address.owner().user(), address.owner().password())
          .jdbcProperties(jdbcProperties())
          .locations("classpath:" + location)
          .defaultSchema("public")
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException failure) {
      throw unusable(failure);
    }
  }

  private UnusableDatabaseException unusable(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && Connections.LACKS_RIGHTS.equals(sql.getSQLState())) {
        return Connections.unusable(address, address.owner(), sql);
      }
    }
    if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
      return new UnusableDatabaseException(
          "The database at %s holds tables of something else: create another for Threadkeep, with"
                  .formatted(address.place())
              + " CREATE DATABASE … OWNER "
              + Sql.quoted(address.owner().user()),
          failure);
    }
    return new UnusableDatabaseException(
        "The schema at %s cannot be brought up to date: %s"
            .formatted(address.place(), oneLine(failure)),
        failure);
  }

  private static Map<String, String> jdbcProperties() {
    var properties = new HashMap<String, String>();
    Connections.properties(MIGRATIONS_MAY_BE_SILENT)
        .forEach((name, value) -> properties.put(name.toString(), value.toString()));
    return properties;
  }

  /** Flyway explains over several lines, framed by rules of dashes. */
  private static String oneLine(FlywayException failure) {
    return Connections.text(failure).replaceAll("-{3,}", " ").replaceAll("\\s+", " ").strip();
  }

  private static ClassLoader classPath() {
    return Schema.class.getClassLoader();
  }
}
