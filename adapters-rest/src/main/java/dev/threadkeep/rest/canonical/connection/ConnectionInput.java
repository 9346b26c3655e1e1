package dev.threadkeep.rest.canonical.connection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.connection.ConnectionManagement.Wanted;
import dev.threadkeep.application.connection.ConnectionSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new connection is to be.
 *
 * @param enabled as if it were true where it is absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record ConnectionInput(
    String vendor,
    String name,
    String baseUrl,
    Map<String, @Nullable String> credentials,
    @Nullable SettingsInput settings,
    @Nullable Boolean enabled) {

  Wanted toWanted() {
    var usual = ConnectionSettings.usual();
    return new Wanted(
        name,
        baseUrl,
        CredentialsInput.changes(credentials),
        settings == null ? usual : settings.over(usual),
        enabled == null || enabled);
  }

  /** Without what is secret: whatever is printed may end in a log. */
  @Override
  public String toString() {
    return "ConnectionInput[%s, %s]".formatted(vendor, name);
  }
}
