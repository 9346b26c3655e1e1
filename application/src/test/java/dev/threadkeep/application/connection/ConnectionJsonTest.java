package dev.threadkeep.application.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form in which connections are kept for good. */
class ConnectionJsonTest {
  @Test
  void settings_have_one_form_and_are_read_back() {
    var settings = Connections.terms().settings();

    assertThat(ConnectionJson.of(settings))
        .hasToString(
            "{\"unsupported\":\"reject\",\"acting_admin\":\"814860\",\"max_in_flight\":64,"
                + "\"timeout_seconds\":60,\"close_reason\":{\"to\":\"custom_attribute\","
                + "\"attribute\":\"close_reason\"},\"accounts\":[\"a\",\"b\"],"
                + "\"conflict\":\"newest_wins\",\"reconcile_seconds\":60}");
    assertThat(ConnectionJson.readSettings(ConnectionJson.of(settings))).isEqualTo(settings);
  }

  @Test
  void settings_that_say_nothing_have_one_too() {
    var usual = ConnectionSettings.usual();

    assertThat(ConnectionJson.of(usual))
        .hasToString(
            "{\"unsupported\":\"emulate\",\"max_in_flight\":8,\"timeout_seconds\":15,"
                + "\"close_reason\":{\"to\":\"internal_note\"},\"accounts\":[],"
                + "\"conflict\":\"vendor_wins\",\"reconcile_seconds\":300}");
    assertThat(ConnectionJson.readSettings(ConnectionJson.of(usual))).isEqualTo(usual);
  }

  @Test
  void settings_that_were_kept_before_vendors_were_watched_are_read_as_usual() {
    var usual = ConnectionSettings.usual();
    var before = new LinkedHashMap<>(ConnectionJson.of(usual).members());
    before.keySet().removeAll(List.of("conflict", "reconcile_seconds"));

    assertThat(ConnectionJson.readSettings(new JsonObject(before))).isEqualTo(usual);
  }

  @Test
  void credentials_are_kept_sealed_with_the_id_of_their_key() {
    var credentials = Connections.terms().credentials();

    assertThat(ConnectionJson.of(credentials))
        .hasToString("{\"token\":{\"key\":\"key-1\",\"sealed\":\"c2VhbGVk\"}}");
    assertThat(ConnectionJson.readCredentials(ConnectionJson.of(credentials)))
        .isEqualTo(credentials);
  }
}
