package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A running server, as seen by who knows its passwords. */
record Server(int port, Credentials credentials) {
  static final String DATABASE = "threadkeep";

  private static final String ANSWER_SECONDS = "10";

  DatabaseAddress address() {
    return new DatabaseAddress(url(DATABASE), credentials.owner(), credentials.application());
  }

  Connection connect(Login login, String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("ApplicationName", "threadkeep");
    properties.setProperty("connectTimeout", ANSWER_SECONDS);
    properties.setProperty("socketTimeout", ANSWER_SECONDS);
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    return DriverManager.getConnection(url(database), properties);
  }

  /** SCRAM proves that the server knows the password too; a reused port is no server of ours. */
  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?requireAuth=scram-sha-256".formatted(port, database);
  }
}
