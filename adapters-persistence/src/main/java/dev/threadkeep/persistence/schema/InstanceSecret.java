package dev.threadkeep.persistence.schema;

import dev.threadkeep.application.StoreUnavailableException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;

/** Secrets that all nodes of one database share, drawn once by the first that needs them. */
public final class InstanceSecret {
  private final Database database;

  public InstanceSecret(Database database) {
    this.database = database;
  }

  /**
   * The secret of this name; drawn and kept if there is none yet.
   *
   * @throws StoreUnavailableException when the database cannot be asked
   */
  public byte[] findOrCreate(String name, int length) {
    try (var connection = database.dataSource().getConnection()) {
      var found = find(connection, name);
      if (found.length > 0) {
        return found;
      }
      add(connection, name, length);
      // Another node may have been faster; the one that is kept counts.
      return find(connection, name);
    } catch (SQLException failure) {
      throw new StoreUnavailableException("The secrets cannot be read", failure);
    }
  }

  private static byte[] find(Connection connection, String name) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT value FROM instance_secret WHERE name = ?")) {
      statement.setString(1, name);
      try (var row = statement.executeQuery()) {
        return row.next() ? row.getBytes("value") : new byte[0];
      }
    }
  }

  private static void add(Connection connection, String name, int length) throws SQLException {
    var value = new byte[length];
    new SecureRandom().nextBytes(value);
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO instance_secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      statement.setString(1, name);
      statement.setBytes(2, value);
      statement.executeUpdate();
    }
  }
}
