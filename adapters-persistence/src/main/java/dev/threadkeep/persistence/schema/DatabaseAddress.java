package dev.threadkeep.persistence.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where the database is and who logs in to it: the owner to change the schema, the application to
 * work. One login may be both; the work is then done as the application role by {@code SET ROLE}.
 *
 * @param url a JDBC URL without user and password
 */
public record DatabaseAddress(String url, Login owner, Login application) {
  /**
   * Reads the settings of a server that somebody else runs. The URL may be {@code postgresql://…},
   * {@code postgres://…} or {@code jdbc:postgresql://…}, with or without {@code user:password@}.
   * Without an owner the user is both.
   *
   * @throws UnusableDatabaseException when they contradict each other or name no database or user
   */
  public static DatabaseAddress external(
      String url,
      @Nullable String user,
      @Nullable String password,
      @Nullable String ownerUser,
      @Nullable String ownerPassword) {
    var parsed = DatabaseUrl.parse(url);
    var application =
        new Login(
            once("user", user, parsed.user(), "THREADKEEP_DATABASE_USER"),
            onceOrEmpty("password", password, parsed.password(), "THREADKEEP_DATABASE_PASSWORD"));
    if (ownerUser == null) {
      if (ownerPassword != null) {
        throw new UnusableDatabaseException(
            "THREADKEEP_DATABASE_OWNER_PASSWORD is set, but THREADKEEP_DATABASE_OWNER_USER is not");
      }
      return new DatabaseAddress(parsed.jdbc(), application, application);
    }
    var owner = new Login(ownerUser, ownerPassword == null ? "" : ownerPassword);
    return new DatabaseAddress(parsed.jdbc(), owner, application);
  }

  /** Whether one login owns the schema and does the work. */
  public boolean hasOneLogin() {
    return owner.user().equals(application.user());
  }

  /** Host, port and database, for people: no user, no parameters. */
  public String place() {
    var end = url.indexOf('?');
    return (end < 0 ? url : url.substring(0, end)).replaceFirst("^jdbc:postgresql://", "");
  }

  @Override
  public String toString() {
    return "%s (owner %s, application %s)".formatted(place(), owner.user(), application.user());
  }

  private static String once(
      String what, @Nullable String setting, @Nullable String inUrl, String name) {
    var value = onceOrEmpty(what, setting, inUrl, name);
    if (value.isEmpty()) {
      throw new UnusableDatabaseException(
          "No database user is given: set %s, or put it into THREADKEEP_DATABASE_URL"
              .formatted(name));
    }
    return value;
  }

  private static String onceOrEmpty(
      String what, @Nullable String setting, @Nullable String inUrl, String name) {
    if (setting != null && inUrl != null && !setting.equals(inUrl)) {
      throw new UnusableDatabaseException(
          "The database %s is given twice and differs: in %s and in THREADKEEP_DATABASE_URL"
              .formatted(what, name));
    }
    if (setting != null) {
      return setting;
    }
    return inUrl == null ? "" : inUrl;
  }

  /**
   * A role that logs in.
   *
   * @param password empty where the server asks for none
   */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }
}
