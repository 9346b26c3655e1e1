package dev.threadkeep.rest.canonical.connection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.connection.ConnectionManagement.Wanted;
import dev.threadkeep.application.connection.ConnectionSettings;
import dev.threadkeep.application.connection.CredentialChanges;
import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A merge patch of what can be said differently about a connection. */
@JsonNaming(SnakeCaseStrategy.class)
record ConnectionPatch(
    Patch<String> name,
    Patch<String> baseUrl,
    Patch<Map<String, @Nullable String>> credentials,
    Patch<SettingsInput> settings,
    Patch<Boolean> enabled) {

  Wanted over(Terms standing) {
    return new Wanted(
        orStanding("#/name", name, standing.name()),
        orStanding("#/base_url", baseUrl, standing.baseUrl()),
        orStanding(
            "#/credentials", credentials.map(CredentialsInput::changes), CredentialChanges.none()),
        settings(standing.settings()),
        orStanding("#/enabled", enabled, standing.enabled()));
  }

  private ConnectionSettings settings(ConnectionSettings standing) {
    return switch (settings) {
      case Patch.Absent<SettingsInput>() -> standing;
      case Patch.Null<SettingsInput>() -> ConnectionSettings.usual();
      case Patch.Value<SettingsInput>(var given) -> given.over(standing);
    };
  }

  private static <T> T orStanding(String pointer, Patch<T> given, T standing) {
    return switch (given) {
      case Patch.Absent<T>() -> standing;
      case Patch.Null<T>() -> throw Field.invalid(pointer, "must not be null");
      case Patch.Value<T>(var value) -> value;
    };
  }

  /** Without what is secret: whatever is printed may end in a log. */
  @Override
  public String toString() {
    return "ConnectionPatch[%s]".formatted(name);
  }
}
