package dev.threadkeep.persistence.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A database URL as people write it, taken apart so that no password stays in the JDBC URL. */
record DatabaseUrl(String jdbc, @Nullable String user, @Nullable String password) {
  /** By hand, because {@code java.net.URI} cannot read the several hosts PostgreSQL allows. */
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:(?<login>[^/?#]*)@)?(?<server>[^/?#@]*)"
              + "(?:/(?<database>[^?#]*))?(?:\\?(?<query>.*))?");

  static DatabaseUrl parse(String url) {
    var match = SHAPE.matcher(url.strip());
    // The URL itself is not repeated in any message: it may hold a password.
    if (!match.matches()) {
      throw new UnusableDatabaseException(
          "THREADKEEP_DATABASE_URL is not a PostgreSQL URL: write postgresql://host:5432/database");
    }
    var database = match.group("database");
    if (database == null || database.isBlank()) {
      throw new UnusableDatabaseException(
          "THREADKEEP_DATABASE_URL names no database: write postgresql://host:5432/database");
    }
    if (match.group("server").isBlank()) {
      throw new UnusableDatabaseException(
          "THREADKEEP_DATABASE_URL names no host: write postgresql://host:5432/database");
    }
    return withParameters(
        match.group("server"), database, match.group("login"), match.group("query"));
  }

  private static DatabaseUrl withParameters(
      String server, String database, @Nullable String login, @Nullable String query) {
    String user = null;
    String password = null;
    if (login != null && !login.isEmpty()) {
      var colon = login.indexOf(':');
      user = decoded(colon < 0 ? login : login.substring(0, colon));
      password = colon < 0 ? null : decoded(login.substring(colon + 1));
    }
    var kept = new ArrayList<String>();
    for (var parameter : query == null ? new String[0] : query.split("&", -1)) {
      if (parameter.startsWith("user=")) {
        user = decoded(parameter.substring("user=".length()));
      } else if (parameter.startsWith("password=")) {
        password = decoded(parameter.substring("password=".length()));
      } else if (!parameter.isEmpty()) {
        kept.add(asDriverCallsIt(parameter));
      }
    }
    var jdbc = "jdbc:postgresql://" + server + "/" + database;
    return new DatabaseUrl(
        kept.isEmpty() ? jdbc : jdbc + "?" + String.join("&", kept), user, password);
  }

  /** The two parameters that libpq and the JDBC driver both have under different names. */
  private static String asDriverCallsIt(String parameter) {
    return parameter
        .replaceFirst("^application_name=", "ApplicationName=")
        .replaceFirst("^connect_timeout=", "connectTimeout=");
  }

  private static String decoded(String text) {
    try {
      // In this part of a URL a plus is a plus.
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new UnusableDatabaseException(
          "THREADKEEP_DATABASE_URL has a broken %-escape in its user or password: write % as %25",
          malformed);
    }
  }
}
