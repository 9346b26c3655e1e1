package dev.threadkeep.rest.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.Fingerprint;
import dev.threadkeep.application.idempotency.IdempotencyKey;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.rest.http.ApiSurface;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every route of every API. Routes are taken from the documents, so that another
 * dialect joins by being there; each answer is held against its document by {@link Service}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryApiTest {

  private static final String UNKNOWN = "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10";

  /** Takes no idempotency key: its body may have any size. */
  private static final String SAFE_TO_REPEAT = "/v1/import";

  private final Documents documents = new Documents();
  private Service service;
  private String reader;
  private String deliveries;

  @BeforeAll
  void start() {
    service = Service.start();
    reader = service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ);
    deliveries = service.key("deliver0", Service.ORGANIZATION, Scope.DELIVERIES_READ);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  /** A request's line: {@code POST /v1/threads/{id}/close}. */
  record Operation(
      String method, String path, String description, boolean takesBody, boolean refusesTypes) {
    /** Not so of one that any key will do for. */
    boolean needsSomeScope() {
      return Arrays.stream(Scope.values()).anyMatch(this::needs);
    }

    boolean needs(Scope scope) {
      return description.contains("`" + scope.text() + "`");
    }

    String somewhere() {
      return path.replaceAll("\\{[^}]+}", UNKNOWN);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Operation> guarded() {
    return new Documents()
        .all().values().stream()
            .flatMap(document -> document.path("paths").properties().stream())
            .flatMap(
                path ->
                    path.getValue().properties().stream()
                        .filter(operation -> !isOpen(operation.getValue()))
                        .map(
                            operation ->
                                new Operation(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue().path("description").asText(),
                                    operation.getValue().has("requestBody"),
                                    operation.getValue().path("responses").has("415"))));
  }

  static Stream<Operation> needingAScope() {
    return guarded().filter(Operation::needsSomeScope);
  }

  static Stream<Operation> takingBodies() {
    return guarded().filter(Operation::takesBody);
  }

  static Stream<Operation> takingNoBodies() {
    return guarded().filter(operation -> !operation.takesBody());
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void without_a_key_nothing_is_told(Operation operation) {
    for (var header :
        List.of(
            List.of("X-API-Key", ""),
            List.of("X-API-Key", "tk_nonsense"),
            List.of("X-API-Key", "", "Authorization", "Bearer tk_nonsense"))) {
      var answer =
          service.send(
              operation.method(), operation.somewhere(), null, header.toArray(String[]::new));

      assertThat(answer.status()).as(answer.body()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @MethodSource("needingAScope")
  void a_key_without_the_documented_scope_is_refused(Operation operation) {
    var lesser = operation.needs(Scope.THREADS_READ) ? deliveries : reader;

    var answer = service.send(operation.method(), operation.somewhere(), null, headers(lesser));

    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("takingBodies")
  void a_body_that_is_no_json_is_refused_in_the_apis_own_shape(Operation operation) {
    for (var body : List.of("{\"a\"", "[[[[", "nul", "\"\\ud800\"", "{\"a\":1,\"a\":2}")) {
      var answer =
          service.send(operation.method(), operation.somewhere(), body, headers(service.admin()));

      assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    }
  }

  @ParameterizedTest
  @MethodSource("takingBodies")
  void a_body_that_is_not_called_json_is_refused_in_the_apis_own_shape(Operation operation) {
    var headers =
        Stream.concat(Stream.of(headers(service.admin())), Stream.of("Content-Type", "text/plain"));

    var answer =
        service.send(
            operation.method(), operation.somewhere(), "{}", headers.toArray(String[]::new));

    assertThat(answer.status()).as(answer.body()).isEqualTo(415);
  }

  @ParameterizedTest
  @MethodSource("takingNoBodies")
  void a_body_that_nobody_asked_for_is_overlooked_or_refused_as_documented(Operation operation) {
    for (var unasked :
        List.of(
            List.of("Content-Type", "text/plain"),
            List.of("Content-Type", ""),
            List.of("Content-Type", "application/json", "Content-Encoding", "gzip"))) {
      var headers =
          Stream.concat(Stream.of(headers(service.admin())), unasked.stream())
              .toArray(String[]::new);

      var answer = service.send(operation.method(), operation.somewhere(), "Hi", headers);

      assertThat(answer.status() == 415)
          .as("%s: %s", unasked, answer.body())
          .isEqualTo(operation.refusesTypes());
    }
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void a_query_parameter_that_a_route_does_not_have_is_refused_by_name(Operation operation) {
    var path = operation.somewhere() + "?no_such=1";

    var answer = service.send(operation.method(), path, null, headers(service.admin()));

    if (overlooksUnknownParameters(path)) {
      assertThat(answer.body()).doesNotContain("no_such");
    } else {
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("no_such is not a known parameter");
    }
  }

  static Stream<Operation> changing() {
    return guarded()
        .filter(operation -> !operation.method().equals("GET"))
        .filter(operation -> !SAFE_TO_REPEAT.equals(operation.path()));
  }

  @Test
  void an_idempotency_key_is_refused_where_none_is_needed() {
    var answer =
        service.send(
            "POST",
            SAFE_TO_REPEAT,
            "",
            "Authorization",
            "Bearer " + service.admin(),
            "Content-Type",
            "application/x-ndjson",
            "Idempotency-Key",
            "once");

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("Idempotency-Key", "safe to repeat");
    assertThat(documents.operation("POST", SAFE_TO_REPEAT).headerParameters())
        .doesNotContain("Idempotency-Key");
  }

  @ParameterizedTest
  @MethodSource("changing")
  void a_malformed_idempotency_key_is_refused_by_its_headers_name(Operation operation) {
    for (var key : List.of("", "k".repeat(256), "a b", "\"a")) {
      var answer = sendKeyed(operation, "{}", key);

      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("Idempotency-Key");
    }
  }

  @ParameterizedTest
  @MethodSource("changing")
  void a_decided_answer_is_given_again_and_to_no_other_request(Operation operation) {
    var key = "%s %s".formatted(operation.method(), operation.path()).replaceAll("[ {}]", "-");

    var first = sendKeyed(operation, "{}", key);
    var again = sendKeyed(operation, "{}", key);
    var other = sendKeyed(operation, "{ }", key);

    if (first.status() == 400) {
      assertThat(again.headers()).doesNotContainKey("idempotent-replayed");
      assertThat(other.status()).isEqualTo(400);
    } else {
      assertThat(first.status()).as(first.body()).isIn(200, 201, 404, 409, 412, 422);
      assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
      assertThat(again.status()).isEqualTo(first.status());
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(other.status()).as(other.body()).isEqualTo(422);
      assertThat(other.headers()).doesNotContainKey("idempotent-replayed");
    }
  }

  @ParameterizedTest
  @MethodSource("changing")
  void a_key_that_is_in_use_is_told_in_the_apis_own_shape(Operation operation) {
    var key = "in-use-" + operation.toString().replaceAll("[ {}]", "-");
    var claim = new Claim(new IdempotencyKey(key), new Fingerprint("0".repeat(64)));
    var answers = service.bean(AnswersInMemory.class);

    try (var _ = answers.begin(Caller.service(Service.ORGANIZATION, new Actor.Policy()), claim)) {
      var answer = sendKeyed(operation, "{}", key);

      // A thread that there is not, or a body that does not fit, may be found out before.
      assertThat(answer.status()).as(answer.body()).isIn(409, 400);
    }
  }

  private Service.Answer sendKeyed(Operation operation, String body, String key) {
    var headers =
        Stream.concat(Stream.of(headers(service.admin())), Stream.of("Idempotency-Key", key));
    return service.send(
        operation.method(), operation.somewhere(), body, headers.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("changing")
  void every_change_documents_the_idempotency_key_and_its_answers(Operation operation) {
    var documented = documents.operation(operation.method(), operation.path());

    assertThat(documented.headerParameters()).contains("Idempotency-Key");
    assertThat(documented.statuses()).contains("400", "409", "422");
    assertThat(documented.successHeaders()).contains("Idempotent-Replayed");
  }

  @Test
  void every_dialect_answers_for_its_unknown_paths_itself() {
    for (var surface : service.beans(ApiSurface.class)) {
      var answer = service.get(surface.basePath() + "/no/such/route");

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.headers().get("content-type"))
          .as(surface.name())
          .startsWith(
              surface.name().equals("canonical") ? "application/problem+json" : "application/json");
    }
  }

  @Test
  void every_api_has_a_document() {
    assertThat(service.beans(ApiSurface.class).stream().map(ApiSurface::name))
        .containsExactlyInAnyOrderElementsOf(Documents.names());
  }

  private boolean overlooksUnknownParameters(String path) {
    return service.beans(ApiSurface.class).stream()
        .anyMatch(surface -> surface.owns(path) && surface.overlooksUnknownParameters());
  }

  /** The key in each form that some API takes. */
  private static String[] headers(String key) {
    return new String[] {"X-API-Key", key, "Authorization", "Bearer " + key};
  }

  private static boolean isOpen(JsonNode operation) {
    return operation.has("security") && operation.path("security").isEmpty();
  }
}
