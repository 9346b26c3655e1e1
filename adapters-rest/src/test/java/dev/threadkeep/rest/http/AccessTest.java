package dev.threadkeep.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_key_is_taken_from_the_headers_of_its_api() {
    assertThat(server.get("/v1/try/notes/7", "X-API-Key", Server.READER).status()).isEqualTo(200);
    assertThat(server.get("/v1/try/notes/7", "Authorization", "Bearer " + Server.READER).status())
        .isEqualTo(200);
    assertThat(server.get("/v1/try/notes/7", "Authorization", "bearer " + Server.READER).status())
        .isEqualTo(200);
    assertThat(server.get("/acme/try/notes/7", "Authorization", "Bearer " + Server.READER).status())
        .isEqualTo(200);
    assertThat(server.get("/acme/try/notes/7", "X-API-Key", Server.READER).status()).isEqualTo(401);
    assertThat(server.get("/plain/notes/7", "Authorization", Server.basic(Server.READER)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-API-Key:unknown",
        "X-API-Key:",
        "Authorization:Bearer unknown",
        "Authorization:Bearer",
        "Authorization:Basic reader",
        "Authorization:reader"
      })
  void every_way_to_have_no_valid_key_is_answered_alike(String header) {
    var without = server.get("/v1/try/notes/7", "traceparent", TRACE);
    int colon = header.indexOf(':');
    var with =
        server.get(
            "/v1/try/notes/7",
            "traceparent",
            TRACE,
            header.substring(0, colon),
            header.substring(colon + 1));

    assertThat(without.status()).isEqualTo(401);
    assertThat(without.headers()).containsEntry("www-authenticate", "Bearer realm=\"threadkeep\"");
    assertThat(with.status()).isEqualTo(401);
    assertThat(with.body()).isEqualTo(without.body());
  }

  @Test
  void a_key_without_the_scope_is_refused() {
    var answer =
        server.send(
            "DELETE", "/v1/try/notes/7", BodyPublishers.noBody(), "X-API-Key", Server.READER);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("This needs the scope threads:write.");
  }

  @Test
  void a_dialect_refuses_in_its_own_words() {
    var unauthenticated = server.get("/acme/try/notes/7");
    var forbidden = server.get("/acme/try/fault", "Authorization", Server.bearer(Server.READER));

    assertThat(unauthenticated.body()).isEqualTo("{\"code\":401,\"text\":\"No such key\"}");
    assertThat(forbidden.body()).isEqualTo("{\"code\":403,\"text\":\"Not with this key\"}");
  }

  @Test
  void without_a_key_nothing_else_is_said_about_a_request() {
    var malformed =
        server.send(
            "POST",
            "/v1/try/notes",
            BodyPublishers.ofString("{"),
            "Content-Type",
            "application/json");
    var wrongType =
        server.send(
            "POST", "/v1/try/notes", BodyPublishers.ofString("x"), "Content-Type", "text/plain");
    var unacceptable = server.get("/v1/try/notes/7", "Accept", "text/html");
    var wrongNumber = server.get("/v1/try/numbers/x");

    assertThat(malformed.status()).isEqualTo(401);
    assertThat(wrongType.status()).isEqualTo(401);
    assertThat(unacceptable.status()).isEqualTo(401);
    assertThat(wrongNumber.status()).isEqualTo(401);
  }

  @Test
  void a_route_for_everyone_asks_for_no_key() {
    assertThat(server.get("/v1/try/open").status()).isEqualTo(200);
  }

  @Test
  void head_asks_for_the_same_key_as_get() {
    var answer = server.send("HEAD", "/v1/try/notes/7", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void a_route_that_says_nothing_about_keys_keeps_the_service_from_starting() {
    assertThatThrownBy(() -> Server.start("spec.careless", "yes").close())
        .hasMessageContaining("A route that does not say who may call it")
        .hasMessageContaining("/plain/careless");
  }

  @Test
  void a_controller_is_given_its_caller() {
    var answer = server.get("/v1/try/notes/7", "X-API-Key", Server.READER).json();

    assertThat(answer.path("key").asText()).isEqualTo("reader00");
  }

  @RepeatedTest(50) // without the setting it is the event loop in about half of the time
  void a_controller_runs_on_a_virtual_thread_without_saying_so() {
    var answer = server.get("/v1/try/notes/7", "X-API-Key", Server.READER).json();

    assertThat(answer.path("virtual").asBoolean()).isTrue();
  }

  @Test
  void the_acting_teammate_is_read_from_its_header() {
    var answer =
        server.get(
            "/v1/try/notes/7",
            "X-API-Key",
            Server.READER,
            "Threadkeep-Actor",
            "user:01992f80-1111-7000-8000-00000000000a");

    assertThat(answer.json().path("actor").asText())
        .isEqualTo("ActingTeammate[kind=USER, id=01992f80-1111-7000-8000-00000000000a]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "user", "user:", "user:7", "robot:01992f80-1111-7000-8000-00000000000a"})
  void an_acting_teammate_that_is_none_is_refused(String actor) {
    var answer =
        server.get("/v1/try/notes/7", "X-API-Key", Server.READER, "Threadkeep-Actor", actor);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).startsWith("Threadkeep-Actor must be");
  }
}
