package dev.threadkeep.rest.canonical.connection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionJson;
import dev.threadkeep.application.connection.ConnectionSettings;
import dev.threadkeep.application.outbox.Rests;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as clients see it.
 *
 * @param credentials the names of those that are set
 * @param leftAloneUntil until when the node that answers calls the vendor no more by itself
 */
@JsonNaming(SnakeCaseStrategy.class)
record ConnectionRepresentation(
    String id,
    String vendor,
    String name,
    String baseUrl,
    List<String> credentials,
    JsonObject settings,
    boolean enabled,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant leftAloneUntil) {

  static ConnectionRepresentation of(Connection connection, Rests rests) {
    var terms = connection.terms();
    return new ConnectionRepresentation(
        connection.id().toString(),
        connection.vendor().name(),
        terms.name(),
        terms.baseUrl(),
        terms.credentials().names(),
        settings(terms.settings()),
        terms.enabled(),
        connection.version(),
        connection.createdAt(),
        connection.updatedAt(),
        rests.until(connection).orElse(null));
  }

  private static JsonObject settings(ConnectionSettings settings) {
    var members = new LinkedHashMap<String, JsonValue>(ConnectionJson.of(settings).members());
    members.putIfAbsent("acting_admin", new JsonNull());
    return new JsonObject(members);
  }
}
