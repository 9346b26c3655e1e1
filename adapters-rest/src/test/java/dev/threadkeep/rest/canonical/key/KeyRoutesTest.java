package dev.threadkeep.rest.canonical.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyRoutesTest {

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_key_is_shown_once_works_and_stops_working_when_it_is_revoked() {
    var mark = service.user("Mark");

    var issued =
        service.post(
            "/v1/api-keys",
            "{\"name\": \"ci\", \"scopes\": [\"threads:write\"], \"teammate_id\": \"%s\"}"
                .formatted(mark));

    assertThat(issued.status()).as(issued.body()).isEqualTo(201);
    var key = issued.text("/key");
    var id = issued.text("/id");
    assertThat(issued.headers()).containsEntry("location", "/v1/api-keys/" + id);
    assertThat(service.get("/v1/api-keys?limit=200").body()).contains(id).doesNotContain(key);
    var opened = service.post("/v1/threads", "{}", "X-API-Key", key);
    assertThat(opened.json().path("opened_by").path("id").asText()).isEqualTo(mark);

    assertThat(service.delete("/v1/api-keys/" + id).status()).isEqualTo(204);

    assertThat(service.post("/v1/threads", "{}", "X-API-Key", key).status()).isEqualTo(401);
    assertThat(service.post("/v1/threads", "[", "X-API-Key", key).status()).isEqualTo(401);
  }

  @Test
  void a_rotated_key_works_on_for_as_long_as_was_granted() {
    var issued = service.post("/v1/api-keys", "{\"name\": \"r\", \"scopes\": [\"admin\"]}");
    var path = "/v1/api-keys/" + issued.text("/id") + "/rotate";

    var graced = service.post(path, "{\"grace_seconds\": 3600}");
    var old = service.get("/v1/teammates", "X-API-Key", issued.text("/key"));
    var atOnce = service.post("/v1/api-keys/" + graced.text("/id") + "/rotate", null);

    assertThat(graced.status()).isEqualTo(201);
    assertThat(old.status()).isEqualTo(200);
    assertThat(atOnce.status()).isEqualTo(201);
    assertThat(service.get("/v1/teammates", "X-API-Key", graced.text("/key")).status())
        .isEqualTo(401);
    assertThat(service.get("/v1/teammates", "X-API-Key", atOnce.text("/key")).status())
        .isEqualTo(200);
  }

  @Test
  void a_key_revoked_on_another_node_learns_nothing_from_any_failure() {
    var key = service.key("elsewher", Service.ORGANIZATION, Scope.THREADS_WRITE);
    var thread = service.open("{}");
    assertThat(service.get("/v1/threads/" + thread, "X-API-Key", key).status()).isEqualTo(200);
    service.revokeElsewhere("elsewher");

    assertThat(service.post("/v1/threads", "{\"no\": 1}", "X-API-Key", key).status())
        .isEqualTo(401);
    assertThat(service.get("/v1/threads/no-id", "X-API-Key", key).status()).isEqualTo(401);
    assertThat(service.get("/v1/api-keys", "X-API-Key", key).status()).isEqualTo(401);
    assertThat(service.get("/v1/threads?sort=no", "X-API-Key", key).status()).isEqualTo(401);
    assertThat(service.get("/v1/threads/" + thread, "X-API-Key", key).status()).isEqualTo(401);
    assertThat(
            service
                .post("/acme/v2/tickets/x/close", "[]", "Authorization", "Bearer " + key)
                .status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"name\": \"\", \"scopes\": [\"admin\"]}',#/name",
    "'{\"name\": \"x\", \"scopes\": []}',#/scopes",
    "'{\"name\": \"x\", \"scopes\": [\"admin\", \"all\"]}',#/scopes/1",
    "'{\"name\": \"x\", \"scopes\": [\"admin\"], \"expires_at\": \"2020-01-01T00:00:00Z\"}',#/expires_at",
    "'{\"name\": \"x\", \"scopes\": [\"admin\"], \"teammate_id\": \"7\"}',#/teammate_id",
    "'{\"name\": \"x\"}',#/scopes",
  })
  void a_key_that_makes_no_sense_is_refused(String body, String pointer) {
    var refused = service.post("/v1/api-keys", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2592001", "2147483648", "99999999999999999999"})
  void a_time_of_grace_out_of_range_is_told_the_range(String seconds) {
    var issued = service.post("/v1/api-keys", "{\"name\": \"r\", \"scopes\": [\"admin\"]}");
    var path = "/v1/api-keys/" + issued.text("/id") + "/rotate";

    var refused = service.post(path, "{\"grace_seconds\": %s}".formatted(seconds));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"#/grace_seconds\",\"detail\":\"must be a whole number from 0 to 2592000\"}]");
  }

  @Test
  void an_unknown_teammate_gets_no_key() {
    var refused =
        service.post(
            "/v1/api-keys",
            "{\"name\": \"x\", \"scopes\": [\"admin\"], \"teammate_id\": \"01992f80-1111-7000-8000-00000000000a\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("unknown_teammate");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/teammate_id");
  }

  @Test
  void a_teammate_who_is_removed_meanwhile_gets_no_key() {
    var teammate = service.user("Ada");
    service.beforeNextKey(
        () ->
            assertThat(service.delete("/v1/teammates/" + teammate).status())
                .as("removed")
                .isEqualTo(204));

    var refused =
        service.post(
            "/v1/api-keys",
            "{\"name\": \"x\", \"scopes\": [\"admin\"], \"teammate_id\": \"%s\"}"
                .formatted(teammate));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("unknown_teammate");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/teammate_id");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE,/v1/api-keys/unknown0",
    "DELETE,/v1/api-keys/no-id",
    "POST,/v1/api-keys/unknown0/rotate"
  })
  void an_unknown_key_is_not_found(String method, String path) {
    var refused = service.send(method, path, null);

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text("/code")).isEqualTo("api_key_not_found");
  }

  @Test
  void keys_are_for_administrators() {
    var key =
        service.key("writer00", Service.ORGANIZATION, Scope.THREADS_WRITE, Scope.DIRECTORY_WRITE);

    assertThat(service.get("/v1/api-keys", "X-API-Key", key).status()).isEqualTo(403);
  }
}
