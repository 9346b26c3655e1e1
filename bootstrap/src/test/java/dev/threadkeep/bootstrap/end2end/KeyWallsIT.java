package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.PresentedKey;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.persistence.Eventually;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever has no key that works is told so, and nothing else, by every operation of every API. */
@OnTheDemo
class KeyWallsIT {
  private static final String ID = SeedThreads.NOBODYS;
  private static final KeyId UNKNOWN = new KeyId("zzzzzzzz");

  private static RunningThreadkeep service;
  private static String admin;
  private static Wire wire;
  private static List<Operation> operations;

  @BeforeAll
  static void start(SharedDemo demo) {
    admin = demo.keyOf("guarded", "admin");
    service = demo.service();
    // The same ids for all, so that bodies that are alike are equal.
    wire =
        Wire.to(
            service.url(),
            "X-Request-Id",
            "walls",
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    operations = Operation.served(wire);
  }

  private static Wire.Raw created(String body) {
    var created = Wire.to(service, admin).post("/v1/api-keys", body);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return created;
  }

  private static String keyWith(String scope) {
    return created("{\"name\": \"test\", \"scopes\": [\"%s\"]}".formatted(scope)).at("/key");
  }

  @Test
  void a_key_that_does_not_work_is_refused_in_the_same_bytes_whatever_is_wrong_with_it()
      throws Exception {
    var wrong = wrongKeys();
    var found = new ArrayList<String>();
    for (var operation : operations) {
      var expected = asked(operation);
      assertThat(expected.status()).as("%s without a key", operation).isEqualTo(401);
      wrong.forEach(
          (what, key) -> {
            for (var header : operation.headersWith(key)) {
              if (!same(asked(operation, header.toArray(String[]::new)), expected)) {
                found.add("%s with %s as %s".formatted(operation, what, header.getFirst()));
              }
            }
          });
      for (var header : headersWithoutKey(operation)) {
        if (!same(asked(operation, header.toArray(String[]::new)), expected)) {
          found.add("%s with %s".formatted(operation, header));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static Map<String, String> wrongKeys() throws Exception {
    var right = PresentedKey.parse(admin).orElseThrow();
    var wrong = new LinkedHashMap<String, String>();
    wrong.put("something else", "nonsense");
    wrong.put("nothing", "");
    wrong.put("a wrong secret", new PresentedKey(right.id(), other(right.secret())).reveal());
    wrong.put("a wrong checksum", other(admin));
    wrong.put("a key cut short", admin.substring(0, admin.length() - 1));
    wrong.put("half a key", admin.substring(0, 20));
    wrong.put("a key and more", admin + "0");
    wrong.put("a key in capitals", admin.toUpperCase(Locale.ROOT));
    wrong.put("an unknown key", new PresentedKey(UNKNOWN, right.secret()).reveal());
    wrong.put("a revoked key", revokedKey());
    wrong.put("an expired key", expiredKey());
    return wrong;
  }

  /** The same but for its last letter. */
  private static String other(String text) {
    return text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0");
  }

  private static String revokedKey() {
    var created = created("{\"name\": \"gone\", \"scopes\": [\"admin\"]}");
    var key = created.at("/key");
    assertThat(Wire.to(service, key).get("/v1/threads").status()).isEqualTo(200);
    var revoked = Wire.to(service, admin).send("DELETE", "/v1/api-keys/" + created.at("/id"), null);
    assertThat(revoked.status()).isBetween(200, 204);
    return key;
  }

  private static String expiredKey() throws Exception {
    var key =
        created(
                "{\"name\": \"brief\", \"scopes\": [\"admin\"], \"expires_at\": \"%s\"}"
                    .formatted(Instant.now().plusSeconds(2)))
            .at("/key");
    assertThat(Wire.to(service, key).get("/v1/threads").status()).isEqualTo(200);
    Eventually.becomesTrue(
        "the key expires", () -> Wire.to(service, key).get("/v1/threads").status() == 401);
    return key;
  }

  /** Forms that this API takes no key in. */
  private static List<List<String>> headersWithoutKey(Operation operation) {
    return Stream.of(
            List.of("Authorization", admin),
            List.of("Authorization", "Digest " + admin),
            List.of("Authorization", "Bearer"),
            List.of("Authorization", "Bearer" + admin),
            List.of("X-Api-Token", admin),
            List.of("Cookie", "X-API-Key=" + admin))
        .filter(header -> !operation.headersWith(admin).contains(header))
        .toList();
  }

  @Test
  void a_key_that_works_is_taken_in_each_form_and_header_names_have_no_case() {
    for (var operation : operations) {
      for (var header : operation.headersWith(admin)) {
        for (var name : namesOf(header.getFirst())) {
          var answer = asked(operation, name, header.getLast());
          assertThat(answer.status()).as("%s with %s", operation, name).isNotIn(401, 403);
          assertThat(answer.status()).as("%s: %s", operation, answer).isLessThan(500);
        }
      }
    }
  }

  private static List<String> namesOf(String header) {
    return List.of(header, header.toLowerCase(Locale.ROOT), header.toUpperCase(Locale.ROOT));
  }

  @Test
  void of_two_keys_the_bearers_counts() {
    var bearerWorks =
        wire.get("/v1/threads", "Authorization", "bearer " + admin, "X-API-Key", "nonsense");
    var otherWorks =
        wire.get("/v1/threads", "Authorization", "Bearer nonsense", "X-API-Key", admin);
    var noBearer = wire.get("/v1/threads", "Authorization", "Basic " + admin, "X-API-Key", admin);

    assertThat(bearerWorks.status()).isEqualTo(200);
    assertThat(otherWorks.status()).isEqualTo(401);
    assertThat(noBearer.status()).isEqualTo(200);
  }

  @Test
  void a_key_without_the_scope_is_refused_in_the_same_bytes_whatever_it_asks_for() {
    var keys = List.of(keyWith("deliveries:read"), keyWith("deliveries:write"));
    var thread = Histories.open(Wire.to(service, admin));
    for (var operation : operations) {
      var description = operation.described().path("description").asText();
      if (description.contains("deliveries:") || description.contains("Any key will do")) {
        continue;
      }
      var bodies = new ArrayList<String>();
      for (var key : keys) {
        for (var id : List.of(ID, thread, "nonsense")) {
          var header = operation.headersWith(key).getFirst();
          var answer = asked(operation, id, header);
          assertThat(answer.status()).as("%s: %s", operation, answer).isEqualTo(403);
          bodies.add(answer.text().replace(id, "…"));
        }
      }
      assertThat(bodies).as(operation.toString()).containsOnly(bodies.getFirst());
    }
  }

  private static boolean same(Wire.Raw answer, Wire.Raw expected) {
    return answer.status() == expected.status()
        && answer.text().equals(expected.text())
        && answer.header("WWW-Authenticate").equals(expected.header("WWW-Authenticate"));
  }

  private static Wire.Raw asked(Operation operation, String... headers) {
    return wire.send(operation.method(), operation.at(ID), operation.body(), headers);
  }

  private static Wire.Raw asked(Operation operation, String id, List<String> header) {
    return wire.send(
        operation.method(), operation.at(id), operation.body(), header.toArray(String[]::new));
  }
}
