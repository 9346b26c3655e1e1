package dev.threadkeep.application.connection;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;

/** What the audit says of connections: names of credentials and never more of them. */
public final class ConnectionAudit {
  public static final String CREATED = "connection.created";
  public static final String CHANGED = "connection.changed";
  public static final String DELETED = "connection.deleted";
  public static final String TESTED = "connection.tested";

  private ConnectionAudit() {}

  public static JsonObject created(Connection connection) {
    var terms = connection.terms();
    return named(connection)
        .putText("base_url", terms.baseUrl())
        .putAll("credentials", terms.credentials().names(), JsonText::new)
        .put("settings", ConnectionJson.of(terms.settings()))
        .putBoolean("enabled", terms.enabled())
        .toObject();
  }

  /** Which fields are different; a credential is even if the same was given again. */
  public static JsonObject changed(Connection before, Connection after) {
    return named(after)
        .putNumber("version", after.version())
        .putAll("fields", after.terms().differencesFrom(before.terms()), JsonText::new)
        .toObject();
  }

  public static JsonObject deleted(Connection connection) {
    return named(connection).toObject();
  }

  /** Whether the vendor let us in; not what it said. */
  public static JsonObject tested(Connection connection, boolean reached) {
    return named(connection).putBoolean("reached", reached).toObject();
  }

  private static ObjectWriter named(Connection connection) {
    return new ObjectWriter()
        .putText("vendor", connection.vendor())
        .putText("name", connection.terms().name());
  }
}
