package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomErrorsTest {

  private Desk desk;

  @BeforeAll
  void start() {
    desk = new Desk();
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void a_key_comes_as_a_bearer_token_or_as_a_user_name() {
    var user = (desk.key() + ":").getBytes(StandardCharsets.UTF_8);
    var basic = "Basic " + Base64.getEncoder().encodeToString(user);

    assertThat(desk.get("/admins", "Authorization", "Bearer " + desk.key()).status())
        .isEqualTo(200);
    assertThat(desk.get("/admins", "Authorization", basic).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer tk_nonsense", "Basic nonsense", "Basic Og==", "Token x"})
  void without_a_key_nothing_is_told_but_that(String authorization) {
    var answer = desk.get("/admins", "Authorization", authorization);

    assertThat(code(answer)).isEqualTo("401 unauthorized");
    assertThat(answer.text("/errors/0/message")).isEqualTo("Access Token Invalid");
    assertThat(answer.headers()).doesNotContainKey("x-ratelimit-limit");
  }

  @Test
  void a_key_that_may_only_read_cannot_write() {
    var reader = desk.service().key("readerky", Service.ORGANIZATION, Scope.THREADS_READ);
    var id = desk.conversation();
    var close = "{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": 5784329}";

    var answer =
        desk.post(
            "/conversations/%s/parts".formatted(id), close, "Authorization", "Bearer " + reader);

    assertThat(code(answer)).isEqualTo("403 forbidden");
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @Test
  void an_error_names_its_request() {
    var answer = desk.get("/conversations/12", "X-Request-Id", "r-77");

    assertThat(answer.text("/request_id")).isEqualTo("r-77");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/no/such/route",
    "GET,/",
    "PATCH,/conversations/12",
    "DELETE,/conversations/12",
    "GET,/conversations/12/parts"
  })
  void what_there_is_not_is_not_found_whatever_the_method(String method, String path) {
    assertThat(code(desk.send(method, path, null))).isEqualTo("404 not_found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"a\" | 400 parameter_invalid",
        "application/json | [] | 400 parameter_invalid",
        "application/json | 7 | 400 parameter_invalid",
        "application/json | {\"a\":1,\"a\":1} | 400 parameter_invalid",
        "text/plain | {} | 415 client_error",
      })
  void a_body_that_is_no_json_object_is_refused(String type, String body, String code) {
    var answer =
        desk.post(
            "/conversations/%s/parts".formatted(desk.conversation()), body, "Content-Type", type);

    assertThat(code(answer)).as(answer.body()).isEqualTo(code);
  }

  @Test
  void a_field_is_named_as_the_client_wrote_it() {
    var answer = desk.part(desk.conversation(), "{\"é a/b\": 1, \"é a/b\": 1}");

    assertThat(answer.text("/errors/0/field")).isEqualTo("é a/b");
    assertThat(answer.text("/errors/0/message")).isEqualTo("é a/b appears twice");
  }

  @Test
  void a_body_that_is_missing_is_refused() {
    var path = "/conversations/%s/parts".formatted(desk.conversation());

    assertThat(code(desk.post(path, null))).isEqualTo("400 parameter_invalid");
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    var body = "{\"body\": \"%s\"}".formatted("x".repeat(1 << 20));

    assertThat(code(desk.part(desk.conversation(), body))).isEqualTo("413 client_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.4", "2.0", "2.4", "2.5", "2.6", "2.9", "2.10", "2.14"})
  void versions_up_to_2_14_are_served_alike(String version) {
    var id = desk.conversation();

    var answer = desk.get("/conversations/" + id, "Intercom-Version", version);

    assertThat(answer.json()).isEqualTo(desk.get("/conversations/" + id).json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.15", "2.16", "3.0", "1.5", "2.06", "Preview", "Unstable", "x"})
  void other_versions_are_not(String version) {
    var id = desk.conversation();
    var close = "{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": 5784329}";

    var answer =
        desk.post("/conversations/%s/parts".formatted(id), close, "Intercom-Version", version);

    assertThat(code(answer)).isEqualTo("400 intercom_version_invalid");
    assertThat(answer.text("/errors/0/message"))
        .isEqualTo("Requested resource is not available in current API version.");
    assertThat(desk.version(id)).isEqualTo(2);
  }

  @Test
  void who_has_no_key_is_not_told_of_versions() {
    var answer =
        desk.get("/admins", "Authorization", "Bearer tk_nonsense", "Intercom-Version", "9.9");

    assertThat(code(answer)).isEqualTo("401 unauthorized");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admins",
        "/conversations/12",
        "/conversations?per_page=0",
        "/no/such/route",
        "/conversations/12/parts",
        "/conversations/%ff"
      })
  void the_holder_of_a_key_is_told_of_intercoms_own_quota_where_there_is_none(String path) {
    var headers = desk.get(path).headers();

    assertThat(headers).containsEntry("x-ratelimit-limit", "167");
    assertThat(headers).containsEntry("x-ratelimit-remaining", "167");
    assertThat(Long.parseLong(headers.get("x-ratelimit-reset")))
        .isBetween(1_795_168_800L, 1_795_168_880L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/no/such/route", "/conversations/%ff", "/conversations/12/parts"})
  void who_has_no_key_that_works_is_told_of_no_quota(String path) {
    var answer = desk.get(path, "Authorization", "Bearer tk_nonsense");

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.headers()).doesNotContainKey("x-ratelimit-limit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*/*", "application/json", "application/vnd.intercom.3+json", "application/*"})
  void what_intercoms_clients_accept_is_answered_as_json(String accept) {
    var answer = desk.get("/admins", "Accept", accept);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("content-type")).startsWith("application/json");
  }

  @Test
  void who_accepts_no_json_gets_an_error_all_the_same() {
    assertThat(code(desk.get("/admins", "Accept", "text/html"))).isEqualTo("406 client_error");
  }

  @Test
  void slashes_too_many_are_tolerated() {
    var id = desk.conversation();

    assertThat(desk.get("//conversations///" + id).text("/id")).isEqualTo(id);
  }

  @Test
  void what_is_away_and_what_is_broken_is_said_in_intercoms_envelope() {
    var id = desk.conversation();
    var close = "{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": 5784329}";

    desk.service().failNext(new IllegalStateException("secret words"));
    var broken = desk.part(id, close);
    desk.service().failNext(new StoreUnavailableException("away", new RuntimeException("x")));
    var away = desk.part(id, close);

    assertThat(code(broken)).isEqualTo("500 server_error");
    assertThat(broken.body()).doesNotContain("secret");
    assertThat(code(away)).isEqualTo("503 service_unavailable");
    assertThat(away.headers()).containsKey("retry-after");
  }
}
