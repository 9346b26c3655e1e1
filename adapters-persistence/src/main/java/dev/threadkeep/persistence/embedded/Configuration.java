package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the server runs: written whole at each start, so that nothing lingers, and read back from the
 * running server, since {@code ALTER SYSTEM} and {@code ALTER ROLE} have the last word.
 */
record Configuration(int port) {
  /**
   * What durability rests on, and a log in UTC. The driver sets each session's own time zone, so
   * that is for who opens the session to see to.
   */
  private static final Map<String, String> INSISTED_ON =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "log_timezone", "UTC");

  private static final String HOST_BASED_AUTHENTICATION =
      """
      # Written by Threadkeep at each start; changes are lost.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  void writeTo(Path cluster) throws IOException {
    DataFolder.writeWhole(cluster.resolve("pg_hba.conf"), HOST_BASED_AUTHENTICATION);
    DataFolder.writeWhole(cluster.resolve("postgresql.conf"), text());
  }

  /** Whether a server that runs with what is in these files runs as it should. */
  boolean isIn(Path cluster) throws IOException {
    return Files.readString(cluster.resolve("postgresql.conf")).equals(text())
        && Files.readString(cluster.resolve("pg_hba.conf")).equals(HOST_BASED_AUTHENTICATION);
  }

  private String text() {
    return """
    # Written by Threadkeep at each start; changes are lost.
    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    password_encryption = 'scram-sha-256'
    allow_alter_system = off
    max_connections = 100
    shared_buffers = %dMB
    max_wal_size = 1GB
    min_wal_size = 80MB
    jit = off
    fsync = on
    synchronous_commit = on
    full_page_writes = on
    timezone = 'UTC'
    log_timezone = 'UTC'
    datestyle = 'iso, mdy'
    lc_messages = 'C'
    log_checkpoints = off
    log_line_prefix = '%%m [%%p] '
    """
        .formatted(port, PageMemory.megabytesHere());
  }

  /** Asks over a connection of the role that works, for a role may have settings of its own. */
  static void refuseUnlessInForce(Path cluster, Connection connection) throws SQLException {
    var found = new TreeMap<String, String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT name, setting FROM pg_settings")) {
      while (rows.next()) {
        var expected = INSISTED_ON.get(rows.getString("name"));
        if (expected != null && !expected.equals(rows.getString("setting"))) {
          found.put(rows.getString("name"), rows.getString("setting"));
        }
      }
    }
    if (!found.isEmpty()) {
      throw new UnusableDatabaseException(
          "PostgreSQL in %s runs with %s, which is not safe: remove that from"
                  .formatted(cluster, found)
              + " postgresql.auto.conf there, or from the roles' own settings");
    }
  }
}
