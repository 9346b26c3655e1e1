package dev.threadkeep.persistence.schema;

import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.util.PSQLException;

/** Opens connections that give up instead of hanging, and says in one line why one failed. */
final class Connections {
  /** Said by PostgreSQL to who may not do something. */
  static final String LACKS_RIGHTS = "42501";

  private static final String UNINTELLIGIBLE = "08P01";
  private static final String CONNECT_SECONDS = "3";
  private static final String LOGIN_SECONDS = "5";

  private Connections() {}

  /** A connection of its own; a zero {@code silence} waits for answers for ever. */
  static Connection connect(String url, Login login, Duration silence) throws SQLException {
    var properties = properties(silence);
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    return DriverManager.getConnection(url, properties);
  }

  /** For the driver; what somebody wrote into the URL wins over them. */
  static Properties properties(Duration silence) {
    var properties = new Properties();
    properties.setProperty("ApplicationName", "threadkeep");
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", LOGIN_SECONDS);
    properties.setProperty("socketTimeout", String.valueOf(silence.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }

  static UnusableDatabaseException unusable(
      DatabaseAddress address, Login login, SQLException failure) {
    return new UnusableDatabaseException(line(address, login, failure), failure);
  }

  private static String line(DatabaseAddress address, Login login, SQLException failure) {
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals(UNINTELLIGIBLE) && !isFromServer(failure)) {
      return "What answers at %s is no PostgreSQL: check host and port in THREADKEEP_DATABASE_URL"
          .formatted(address.place());
    }
    return switch (state) {
      case LACKS_RIGHTS ->
          "\"%s\" may not do in the database at %s what Threadkeep needs (%s): let an administrator"
                  .formatted(login.user(), address.place(), firstLine(failure))
              + " make it the owner of the database and of its tables, or name the login that is as"
              + " THREADKEEP_DATABASE_OWNER_USER";
      case "08001", "08004", "08006" ->
          "PostgreSQL at %s cannot be reached (%s): check that it runs and THREADKEEP_DATABASE_URL"
              .formatted(address.place(), firstLine(rootOf(failure)));
      case "28P01", "28000" ->
          "PostgreSQL at %s does not let user \"%s\" in (%s): check user and password"
              .formatted(address.place(), login.user(), firstLine(failure));
      case "3D000" ->
          "The database at %s does not exist: create it, for example CREATE DATABASE … OWNER \"%s\""
              .formatted(address.place(), address.owner().user());
      case "53300" ->
          "PostgreSQL at %s has no free connection: raise its max_connections or use a smaller pool"
              .formatted(address.place());
      case "57P03" ->
          "PostgreSQL at %s is starting or stopping: try again in a moment"
              .formatted(address.place());
      default ->
          "PostgreSQL at %s cannot be used by \"%s\": %s"
              .formatted(address.place(), login.user(), firstLine(failure));
    };
  }

  /** Rather than from the driver, which did not understand what it was sent. */
  private static boolean isFromServer(SQLException failure) {
    return failure instanceof PSQLException sql && sql.getServerErrorMessage() != null;
  }

  static Throwable rootOf(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  static String firstLine(Throwable failure) {
    var text = text(failure);
    return text.lines().findFirst().orElse(text).replaceFirst("^(FATAL|ERROR): ", "");
  }

  static String text(Throwable failure) {
    var message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
