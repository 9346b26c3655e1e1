package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connections with the vendors that there really are. */
@OnTheDemo
class ConnectionsIT {
  private static final String SECRET = "token-that-nobody-is-to-see";

  private static Client client;

  @BeforeAll
  static void start(SharedDemo demo) {
    client = new Client(demo.service().url(), demo.keyOf("connected", "admin"));
  }

  private static String feather(String baseUrl) {
    return """
        {"vendor": "feather", "name": "Feather", "base_url": "%s",
         "credentials": {"token": "%s"}, "settings": {"timeout_seconds": 2}}
        """
        .formatted(baseUrl, SECRET);
  }

  @Test
  void there_are_five_vendors() {
    var vendors = client.get("/v1/vendors").body().path("data");

    assertThat(vendors.findValuesAsText("vendor"))
        .containsExactly("contactship", "contextgpt", "feather", "intercom", "productlane");
    assertThat(vendors.at("/2/operations/close").asBoolean()).isTrue();
    assertThat(vendors.at("/2/operations/reopen").asBoolean(true)).isFalse();
  }

  @Test
  void a_base_url_that_only_the_service_reaches_is_refused() {
    var refused = client.post("/v1/connections", feather("https://169.254.169.254"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("#/base_url");
  }

  @Test
  void intercom_needs_somebody_who_acts() {
    var refused =
        client.post(
            "/v1/connections",
            feather("https://intercom.example").replace("\"feather\"", "\"intercom\""));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/errors/0/pointer").asText())
        .isEqualTo("#/settings/acting_admin");
  }

  @Test
  void a_vendor_that_cannot_be_reached_is_told_and_the_secret_is_nowhere() {
    var created = client.post("/v1/connections", feather("https://feather.example"));
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    var path = "/v1/connections/" + created.body().path("id").asText();

    var seen = client.post(path + "/test");

    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.body().path("reached").asBoolean(true)).isFalse();
    assertThat(seen.body().path("outcome").asText()).isEqualTo("not_sent");
    assertThat(client.get(path).body().toString()).doesNotContain(SECRET);
    assertThat(client.get("/v1/audit").body().toString())
        .contains("connection.tested")
        .doesNotContain(SECRET);
    assertThat(client.delete(path).status()).isEqualTo(204);
  }
}
