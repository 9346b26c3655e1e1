package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two services on one PostgreSQL. */
class SeveralNodesIT {
  private static TestStorage storage;
  private static String key;
  private static RunningThreadkeep one;
  private static RunningThreadkeep other;

  @BeforeAll
  static void start() {
    storage = TestStorage.external();
    key = Keys.create(storage, "spread", "admin");
    one = RunningThreadkeep.on(storage);
    other = RunningThreadkeep.on(storage);
  }

  @AfterAll
  static void stop() {
    Histories.assertConsistent(storage);
    one.close();
    other.close();
  }

  @RepeatedTest(3)
  void of_64_who_close_a_thread_through_either_one_does() {
    var nodes = new Wire[] {Wire.to(one, key), Wire.to(other, key)};
    var thread = Histories.open(nodes[0]);

    var statuses =
        Crowd.of(
            64,
            who -> nodes[who % 2].post("/v1/threads/%s/close".formatted(thread), "{}").status());

    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    assertThat(Histories.types(nodes[1], thread)).containsExactly("thread.opened", "thread.closed");
  }

  @RepeatedTest(3)
  void of_32_requests_with_one_idempotency_key_through_either_one_is_carried_out() {
    var nodes = new Wire[] {Wire.to(one, key), Wire.to(other, key)};
    var threads = List.of(Histories.open(nodes[0]), Histories.open(nodes[0]));
    var requests =
        List.of(
            KeyedRequest.closing(threads.getFirst()),
            KeyedRequest.closingThroughFeather(threads.getLast()));

    for (var request : requests) {
      RacesIT.assertOneIsCarriedOut(Crowd.of(32, who -> request.send(nodes[who % 2])));

      assertThat(request.times().applyAsInt(nodes[1])).isEqualTo(1);
    }
  }

  @Test
  void an_answer_given_by_one_is_given_again_by_the_other() {
    var opening = KeyedRequest.opening("spread-out");

    var first = opening.send(Wire.to(one, key));
    var again = opening.send(Wire.to(other, key));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(KeyedRequest.isReplayed(again)).isTrue();
  }

  @Test
  void each_of_many_threads_that_both_find_due_is_woken_once() throws Exception {
    var nodes = new Wire[] {Wire.to(one, key), Wire.to(other, key)};
    var threads = Crowd.of(60, who -> Histories.open(nodes[who % 2]));
    for (var thread : threads) {
      Histories.snooze(nodes[0], thread, Instant.now().plusSeconds(2));
    }

    for (var thread : threads) {
      Histories.becomesOpen(nodes[0], thread);
    }

    for (var thread : threads) {
      assertThat(Histories.types(nodes[1], thread))
          .containsExactly("thread.opened", "thread.snoozed", "thread.woken");
    }
  }

  @Test
  void a_key_revoked_through_one_is_refused_by_the_other_on_the_next_request() {
    var admin = Wire.to(one, key);
    var created =
        admin.post("/v1/api-keys", "{\"name\": \"leaver\", \"scopes\": [\"threads:write\"]}");
    var leaver = Wire.to(other, created.at("/key"));
    var thread = Histories.open(leaver);
    assertThat(leaver.get("/v1/threads/" + thread).status()).isEqualTo(200);

    var revoked = admin.send("DELETE", "/v1/api-keys/" + created.at("/id"), null);

    assertThat(revoked.status()).isBetween(200, 204);
    assertThat(leaver.get("/v1/threads/" + thread).status()).isEqualTo(401);
    assertThat(leaver.post("/v1/threads/%s/close".formatted(thread), "{}").status()).isEqualTo(401);
    assertThat(leaver.get("/v1/threads?status=nonsense").status()).isEqualTo(401);
    assertThat(Wire.to(one, key).get("/v1/threads/" + thread).at("/status")).isEqualTo("open");
  }

  @Test
  void a_revoked_key_may_not_even_learn_what_is_wrong_with_its_request() {
    var admin = Wire.to(one, key);
    var created =
        admin.post("/v1/api-keys", "{\"name\": \"guesser\", \"scopes\": [\"threads:write\"]}");
    var guesser = Wire.to(other, created.at("/key"));
    assertThat(guesser.get("/v1/threads").status()).isEqualTo(200);

    admin.send("DELETE", "/v1/api-keys/" + created.at("/id"), null);

    assertThat(guesser.post("/v1/threads", "{\"nonsense\": 1}").status()).isEqualTo(401);
    assertThat(guesser.get("/v1/api-keys").status()).isEqualTo(401);
  }

  @Test
  void a_policy_replaced_through_one_holds_at_the_other_on_the_next_request() {
    var admin = Wire.to(one, key);
    var neighbour = Wire.to(other, key);
    var policy = (ObjectNode) admin.get("/v1/policy").json();
    for (int times = 0; times < 20; times++) {
      var thread = Histories.open(neighbour);
      var close = "/v1/threads/%s/close".formatted(thread);

      assertThat(replaced(admin, policy.put("reason_required", true)).status()).isEqualTo(200);
      assertThat(neighbour.post(close, "{}").at("/code")).isEqualTo("close_reason_required");

      assertThat(replaced(admin, policy.put("reason_required", false)).status()).isEqualTo(200);
      assertThat(neighbour.post(close, "{}").status()).isEqualTo(200);
    }
  }

  @Test
  void of_16_who_replace_the_policy_at_one_version_one_does() {
    var nodes = new Wire[] {Wire.to(one, key), Wire.to(other, key)};
    var read = nodes[0].get("/v1/policy");
    var policy = (ObjectNode) read.json();

    var statuses =
        Crowd.of(
            16,
            who ->
                replaced(
                        nodes[who % 2],
                        policy.deepCopy().put("longest_snooze", "P%dD".formatted(who + 1)),
                        "If-Match",
                        read.header("ETag"))
                    .status());

    assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    assertThat(nodes[1].get("/v1/audit?limit=1").at("/data/0/data/version"))
        .isEqualTo(nodes[1].get("/v1/policy").at("/version"));
    assertThat(replaced(nodes[0], policy).status()).isEqualTo(200);
  }

  private static Wire.Raw replaced(Wire wire, ObjectNode policy, String... headers) {
    return wire.send("PUT", "/v1/policy", policy.toString(), headers);
  }
}
