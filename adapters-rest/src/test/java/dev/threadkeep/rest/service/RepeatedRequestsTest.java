package dev.threadkeep.rest.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.Fingerprint;
import dev.threadkeep.application.idempotency.IdempotencyKey;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.rest.http.idempotency.KeepsItsAnswer;
import dev.threadkeep.rest.service.AnswersInMemory.By;
import dev.threadkeep.rest.service.Service.Answer;
import io.micronaut.web.router.Router;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request with an idempotency key is answered, the first time and later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedRequestsTest {

  private static final String HEADER = "Idempotency-Key";
  private static final String UNTIL_REPLY = "{\"until_reply\": true}";
  private static final String USER = "{\"type\": \"user\", \"id\": \"USER\"}";
  private static final String TEAM = "{\"id\": \"TEAM\"}";

  private final AtomicInteger keys = new AtomicInteger();
  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private String nextKey() {
    return "key-" + keys.incrementAndGet();
  }

  private static void assertReplayed(Answer again, Answer first) {
    assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    for (var header : new String[] {"etag", "location", "content-type"}) {
      assertThat(again.headers().get(header)).as(header).isEqualTo(first.headers().get(header));
    }
    assertThat(first.headers()).doesNotContainKey("idempotent-replayed");
  }

  private static void assertCarriedOut(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers()).doesNotContainKey("idempotent-replayed");
  }

  @Test
  void the_same_request_gets_the_same_answer_and_does_nothing_again() {
    var key = nextKey();
    var tag = service.add("tags", "{\"name\": \"once\"}");

    var first = service.post("/v1/threads", "{\"tags\": [\"once\"]}", HEADER, key);
    var again = service.post("/v1/threads", "{\"tags\": [\"once\"]}", HEADER, key);

    assertCarriedOut(first, 201);
    assertReplayed(again, first);
    assertThat(first.headers()).containsKeys("etag", "location");
    assertThat(service.get("/v1/threads?tag=once").json().path("data")).hasSize(1);
    assertThat(tag).isNotEmpty();
  }

  @Test
  void an_answer_that_is_given_again_belongs_to_the_request_that_asks() {
    var key = nextKey();
    service.post("/v1/threads", "{}", HEADER, key, "X-Request-Id", "first");

    var again = service.post("/v1/threads", "{}", HEADER, key, "X-Request-Id", "again");

    assertThat(again.headers()).containsEntry("x-request-id", "again");
  }

  @Test
  void a_request_without_a_key_is_carried_out_each_time() {
    var thread = service.open("{}");

    assertCarriedOut(service.post("/v1/threads/" + thread + "/close", null), 200);
    assertCarriedOut(service.post("/v1/threads/" + thread + "/close", null), 409);
  }

  @Test
  void a_key_is_known_again_with_quotes_and_without() {
    var key = nextKey();

    var first = service.post("/v1/threads", "{}", HEADER, key);
    var again = service.post("/v1/threads", "{}", HEADER, "\"" + key + "\"");

    assertReplayed(again, first);
  }

  @Test
  void a_key_that_another_request_has_is_refused() {
    var key = nextKey();
    var thread = service.open("{}");
    service.post("/v1/threads/" + thread + "/escalate", "{}", HEADER, key);

    for (var other :
        new Answer[] {
          service.post("/v1/threads/" + thread + "/escalate", "{ }", HEADER, key),
          service.post("/v1/threads/" + thread + "/deescalate", "{}", HEADER, key),
          service.patch("/v1/threads/" + thread, "{}", HEADER, key),
          service.post("/v1/tags", "{\"name\": \"other\"}", HEADER, key)
        }) {
      assertThat(other.status()).as(other.body()).isEqualTo(422);
      assertThat(other.text("/code")).isEqualTo("idempotency_key_reused");
      assertThat(other.headers()).doesNotContainKey("idempotent-replayed");
    }
    assertThat(service.get("/v1/threads/" + thread).json().path("version").asInt()).isEqualTo(2);
  }

  @Test
  void a_request_whose_key_is_in_use_is_told_to_come_back() {
    var key = nextKey();
    var answers = service.bean(AnswersInMemory.class);
    var claim = new Claim(new IdempotencyKey(key), new Fingerprint("0".repeat(64)));

    try (var _ = answers.begin(Caller.service(Service.ORGANIZATION, new Actor.Policy()), claim)) {
      var early = service.post("/v1/threads", "{}", HEADER, key);

      assertThat(early.status()).isEqualTo(409);
      assertThat(early.text("/code")).isEqualTo("idempotency_key_in_use");
      assertThat(early.headers()).containsEntry("retry-after", "1");
    }
    assertCarriedOut(service.post("/v1/threads", "{}", HEADER, key), 201);
  }

  @Test
  void a_refusal_by_the_state_is_answered_again_whatever_the_state_is_by_then() {
    var key = nextKey();
    var path = "/v1/threads/" + service.open("{}");
    service.post(path + "/close", null);

    var first = service.post(path + "/close", null, HEADER, key);
    service.post(path + "/reopen", null);
    var again = service.post(path + "/close", null, HEADER, key);

    assertCarriedOut(first, 409);
    assertReplayed(again, first);
    assertThat(service.get(path).text("/status")).isEqualTo("open");
  }

  @ParameterizedTest
  @CsvSource({
    "404,POST,/v1/threads/01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10/close,{}",
    "404,POST,/v1/threads/no-id/close,{}",
    "422,POST,/v1/threads,'{\"contact_id\": \"nobody\"}'",
    "404,PUT,/v1/tags/none,'{\"name\": \"x\"}'",
    "404,DELETE,/v1/api-keys/nobodyss,",
    "404,PATCH,/feather/api/v1/threads/none/close,{}",
    "404,PUT,/contactship/v1/thread/none,{}",
    "404,POST,/intercom/conversations/none/parts,'{\"message_type\": \"close\", \"type\": \"admin\", \"admin_id\": \"1\"}'",
    "404,DELETE,/productlane/api/v2/threads/none,",
    "404,PATCH,/contextgpt/api/v1/chatting/c/thread/none/escalate,"
  })
  void a_decided_refusal_is_kept(int status, String method, String path, String body) {
    var key = nextKey();
    String[] headers = {
      HEADER, key, "X-API-Key", service.admin(), "Authorization", "Bearer " + service.admin()
    };

    var first = service.send(method, path, body, headers);
    var again = service.send(method, path, body, headers);

    assertCarriedOut(first, status);
    assertReplayed(again, first);
  }

  @Test
  void a_version_that_has_passed_is_refused_again() {
    var key = nextKey();
    var path = "/v1/threads/" + service.open("{}");

    var first = service.post(path + "/close", null, HEADER, key, "If-Match", "\"7\"");
    var again = service.post(path + "/close", null, HEADER, key, "If-Match", "\"7\"");

    assertCarriedOut(first, 412);
    assertReplayed(again, first);
  }

  @Test
  void a_request_that_cannot_be_understood_leaves_its_key_free() {
    var key = nextKey();

    assertCarriedOut(service.post("/v1/threads", "{\"no\": 1}", HEADER, key), 400);
    assertCarriedOut(service.post("/v1/tags", "{\"no\": 1}", HEADER, key), 400);
    assertCarriedOut(service.post("/v1/threads", "{}", HEADER, key), 201);
  }

  @Test
  void whoever_may_not_ask_leaves_the_key_free() {
    var key = nextKey();
    var reader = service.key("readonly", Service.ORGANIZATION, Scope.THREADS_READ);

    assertCarriedOut(service.post("/v1/threads", "{}", HEADER, key, "X-API-Key", reader), 403);
    assertCarriedOut(service.post("/v1/threads", "{}", HEADER, key, "X-API-Key", "tk_no"), 401);
    assertCarriedOut(service.post("/v1/threads", "{}", HEADER, key), 201);
  }

  @Test
  void whoever_may_not_ask_does_not_hear_the_answer_either() {
    var key = nextKey();
    service.post("/v1/threads", "{}", HEADER, key);
    var reader = service.key("readmore", Service.ORGANIZATION, Scope.THREADS_READ);

    assertCarriedOut(service.post("/v1/threads", "{}", HEADER, key, "X-API-Key", reader), 403);
  }

  @Test
  void what_fails_on_our_side_leaves_its_key_free() {
    var key = nextKey();
    var path = "/v1/threads/" + service.open("{}") + "/close";

    service.failNext(new StoreUnavailableException("away"));
    assertCarriedOut(service.post(path, null, HEADER, key), 503);
    service.failNext(new IllegalStateException("a mistake"));
    assertCarriedOut(service.post(path, null, HEADER, key), 500);
    service.failNext(new ThreadException.TooBusy());
    assertThat(service.post(path, null, HEADER, key).headers()).containsKey("retry-after");
    assertCarriedOut(service.post(path, null, HEADER, key), 200);
  }

  @Test
  void an_organization_hears_nothing_of_what_another_was_answered() {
    var key = nextKey();
    var other = service.key("othersss", Service.OTHER, Scope.ADMIN);
    var first = service.post("/v1/threads", "{}", HEADER, key);

    var theirs = service.post("/v1/threads", "{}", HEADER, key, "X-API-Key", other);
    var differently = service.post("/v1/threads", "{ }", HEADER, key, "X-API-Key", other);

    assertCarriedOut(theirs, 201);
    assertThat(theirs.text("/id")).isNotEqualTo(first.text("/id"));
    assertCarriedOut(differently, 422);
  }

  @Test
  void all_keys_of_an_organization_hear_the_same() {
    var key = nextKey();
    var colleague = service.key("colleagu", Service.ORGANIZATION, Scope.THREADS_WRITE);
    var first = service.post("/v1/threads", "{}", HEADER, key);

    var again = service.post("/v1/threads", "{}", HEADER, key, "X-API-Key", colleague);

    assertReplayed(again, first);
  }

  @Test
  void a_revoked_key_hears_no_answer_again() {
    var key = nextKey();
    var revoked = service.key("revokeme", Service.ORGANIZATION, Scope.ADMIN);
    var tag = "{\"name\": \"revoked\"}";
    service.post("/v1/tags", tag, HEADER, key, "X-API-Key", revoked);
    service.revokeElsewhere("revokeme");

    assertCarriedOut(service.post("/v1/tags", tag, HEADER, key, "X-API-Key", revoked), 401);
  }

  @Test
  void a_secret_is_neither_stored_nor_shown_again() {
    var key = nextKey();
    var body = "{\"name\": \"ci\", \"scopes\": [\"admin\"]}";

    var first = service.post("/v1/api-keys", body, HEADER, key);
    var again = service.post("/v1/api-keys", body, HEADER, key);

    assertCarriedOut(first, 201);
    var secret = first.text("/key");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
    assertThat(again.json().path("key").isNull()).isTrue();
    assertThat(service.bean(AnswersInMemory.class).text(key)).doesNotContain(secret);
  }

  @Test
  void rotating_once_more_with_the_same_key_makes_no_other_key() {
    var key = nextKey();
    var id = service.post("/v1/api-keys", "{\"name\": \"r\", \"scopes\": [\"admin\"]}").text("/id");

    var first = service.post("/v1/api-keys/" + id + "/rotate", null, HEADER, key);
    var again = service.post("/v1/api-keys/" + id + "/rotate", null, HEADER, key);

    assertCarriedOut(first, 201);
    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
    assertThat(again.json().path("key").isNull()).isTrue();
  }

  @Test
  void an_answer_without_a_body_is_given_again_without_one() {
    var key = nextKey();
    var path = "/v1/tags/" + service.add("tags", "{\"name\": \"gone\"}");

    var first = service.delete(path, HEADER, key);
    var again = service.delete(path, HEADER, key);

    assertCarriedOut(first, 204);
    assertReplayed(again, first);
  }

  @Test
  void a_read_has_no_use_for_a_key() {
    var key = nextKey();
    var path = "/v1/threads/" + service.open("{}");

    assertCarriedOut(service.get(path, HEADER, key), 200);
    assertCarriedOut(service.get(path, HEADER, "no, key"), 200);
    assertCarriedOut(service.post(path + "/close", null, HEADER, key), 200);
  }

  @Test
  void a_message_is_recorded_once() {
    var key = nextKey();
    var path = "/v1/threads/" + service.open("{}") + "/messages";
    var message = "{\"kind\": \"inbound\", \"text\": \"Hi ☃\"}";

    var first = service.post(path, message, HEADER, key);
    var again = service.post(path, message, HEADER, key);

    assertCarriedOut(first, 201);
    assertReplayed(again, first);
    assertThat(service.get(path).json().path("data")).hasSize(1);
  }

  @Test
  void a_policy_is_replaced_once() {
    var key = nextKey();
    var policy = (ObjectNode) service.get("/v1/policy").json();
    var strict = policy.deepCopy().put("reason_required", true).toString();

    var first = service.send("PUT", "/v1/policy", strict, HEADER, key);
    service.send("PUT", "/v1/policy", policy.toString());
    var again = service.send("PUT", "/v1/policy", strict, HEADER, key);

    assertCarriedOut(first, 200);
    assertReplayed(again, first);
    assertThat(service.bean(AnswersInMemory.class).keptBy(key)).isEqualTo(By.ITS_REQUEST);
    assertThat(service.get("/v1/policy").json().path("reason_required").asBoolean()).isFalse();
  }

  /**
   * A change of a thread.
   *
   * @param before what its route is asked for first, if anything has to be
   */
  record Change(String method, String path, String body, String before, String beforeBody) {
    Change(String method, String path, String body) {
      this(method, path, body, "", "");
    }

    @Override
    public String toString() {
      return method + " /v1/threads/{id}" + path;
    }
  }

  static Stream<Change> changes() {
    return Stream.of(
        new Change("POST", "/close", "{}"),
        new Change("POST", "/reopen", "{}", "POST /close", "{}"),
        new Change("POST", "/snooze", UNTIL_REPLY),
        new Change("POST", "/wake", "{}", "POST /snooze", UNTIL_REPLY),
        new Change("POST", "/escalate", "{}"),
        new Change("POST", "/deescalate", "{}", "POST /escalate", "{}"),
        new Change("POST", "/archive", "{}"),
        new Change("POST", "/restore", "{}", "POST /archive", "{}"),
        new Change("PUT", "/assignee", USER),
        new Change("DELETE", "/assignee", "", "PUT /assignee", USER),
        new Change("POST", "/claim", "{\"assignee\": %s, \"expected\": null}".formatted(USER)),
        new Change("PUT", "/team", TEAM),
        new Change("DELETE", "/team", "", "PUT /team", TEAM),
        new Change("PATCH", "", "{\"title\": \"New\"}"),
        new Change("POST", "/messages", "{\"kind\": \"inbound\", \"text\": \"Hi\"}"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_change_of_a_thread_keeps_its_answer_itself(Change change) {
    var key = nextKey();
    var user = service.user("Mark");
    var team = service.add("teams", "{\"name\": \"Team\"}");
    var thread = "/v1/threads/" + service.open("{}");
    if (!change.before().isEmpty()) {
      var before = change.before().split(" ", 2);
      service.send(before[0], thread + before[1], naming(change.beforeBody(), user, team));
    }

    var first =
        service.send(
            change.method(),
            thread + change.path(),
            naming(change.body(), user, team),
            HEADER,
            key);

    assertThat(first.status()).as(first.body()).isBetween(200, 201);
    assertThat(service.bean(AnswersInMemory.class).keptBy(key)).isEqualTo(By.ITS_CHANGE);
  }

  private static @Nullable String naming(String body, String user, String team) {
    return body.isEmpty() ? null : body.replace("USER", user).replace("TEAM", team);
  }

  @Test
  void these_are_all_routes_that_keep_their_answer_themselves() {
    var routes =
        service
            .bean(Router.class)
            .uriRoutes()
            .filter(route -> route.getAnnotationMetadata().hasAnnotation(KeepsItsAnswer.class))
            .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
            .distinct();

    assertThat(routes)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(changes().map(Change::toString), Stream.of("POST /v1/threads")).toList());
  }

  @Test
  void an_opening_keeps_its_answer_itself() {
    var key = nextKey();

    service.post("/v1/threads", "{}", HEADER, key);

    assertThat(service.bean(AnswersInMemory.class).keptBy(key)).isEqualTo(By.ITS_CHANGE);
  }

  @Test
  void a_change_that_finds_all_as_it_should_be_has_its_answer_kept_afterwards() {
    var key = nextKey();
    var thread = "/v1/threads/" + service.open("{\"title\": \"Same\"}");

    var first = service.patch(thread, "{\"title\": \"Same\"}", HEADER, key);
    service.patch(thread, "{\"title\": \"Other\"}");
    var again = service.patch(thread, "{\"title\": \"Same\"}", HEADER, key);

    assertThat(service.bean(AnswersInMemory.class).keptBy(key)).isEqualTo(By.A_STEP_BEHIND);
    assertReplayed(again, first);
    assertThat(service.get(thread).text("/title")).isEqualTo("Other");
  }

  @Test
  void every_other_request_is_one_with_its_answer() {
    var key = nextKey();
    var thread = service.open("{}");

    service.post("/v1/tags", "{\"name\": \"whole\"}", HEADER, key);
    service.patch("/feather/api/v1/threads/" + thread + "/close", null, HEADER, key + "f");

    assertThat(service.bean(AnswersInMemory.class).keptBy(key)).isEqualTo(By.ITS_REQUEST);
    assertThat(service.bean(AnswersInMemory.class).keptBy(key + "f")).isEqualTo(By.ITS_REQUEST);
  }
}
