package dev.threadkeep.rest.canonical.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRoutesTest {

  private Service service;

  @BeforeEach
  void start() {
    service = Service.start();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void requireReasons(String... headers) {
    var policy = (ObjectNode) service.get("/v1/policy").json();
    var replaced =
        service.put("/v1/policy", policy.put("reason_required", true).toString(), headers);
    assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
  }

  private static List<String> types(JsonNode entries) {
    return entries.valueStream().map(entry -> entry.path("type").asText()).toList();
  }

  @Test
  void a_change_of_the_policy_is_told_with_who_through_what_the_request_before_and_after() {
    var mark = service.user("Mark");

    requireReasons("X-Request-Id", "req-7", "Threadkeep-Actor", "user:" + mark);

    var entry = service.get("/v1/audit").json().at("/data/0");
    assertThat(entry.path("type").asText()).isEqualTo("policy.replaced");
    assertThat(entry.at("/by/type").asText()).isEqualTo("user");
    assertThat(entry.at("/by/id").asText()).isEqualTo(mark);
    assertThat(entry.path("through").asText()).isEqualTo("canonical");
    assertThat(entry.path("request_id").asText()).isEqualTo("req-7");
    assertThat(entry.path("subject").isNull()).isTrue();
    assertThat(entry.at("/data/version").asInt()).isEqualTo(2);
    assertThat(entry.at("/data/before/reason_required").asBoolean(true)).isFalse();
    assertThat(entry.at("/data/after/reason_required").asBoolean()).isTrue();
    assertThat(entry.at("/data/after/reasons")).hasSize(15);
  }

  @Test
  void changes_of_keys_are_told_and_whoever_has_no_teammate_acts_as_the_key() {
    var issued = service.post("/v1/api-keys", "{\"name\": \"ci\", \"scopes\": [\"admin\"]}");
    var rotated =
        service.post(
            "/v1/api-keys/%s/rotate".formatted(issued.text("/id")), null, "X-Request-Id", "req-8");
    var _ = service.delete("/v1/api-keys/" + rotated.text("/id"));

    var entries = service.get("/v1/audit?limit=3").json().path("data");

    assertThat(types(entries)).containsExactly("key.revoked", "key.rotated", "key.created");
    assertThat(entries.findValuesAsText("subject"))
        .containsExactly(rotated.text("/id"), issued.text("/id"), issued.text("/id"));
    assertThat(entries.at("/1/request_id").asText()).isEqualTo("req-8");
    assertThat(entries.at("/1/by/type").asText()).isEqualTo("key");
    assertThat(entries.at("/1/by/id").asText()).isEqualTo("admin000");
    assertThat(entries.toString()).doesNotContain(issued.text("/key"), rotated.text("/key"));
  }

  @Test
  void what_was_refused_is_not_told() {
    var before = service.get("/v1/audit").body();

    var _ = service.put("/v1/policy", "{}");
    var _ = service.delete("/v1/api-keys/nosuchid");
    var _ = service.put("/v1/policy", service.get("/v1/policy").body());

    assertThat(service.get("/v1/audit").body()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user:01992f80-1111-7000-8000-00000000dead",
        "agent:01992f80-1111-7000-8000-00000000dead"
      })
  void nobody_acts_whom_the_directory_does_not_have(String nobody) {
    var policy = (ObjectNode) service.get("/v1/policy").json();

    var replaced =
        service.put(
            "/v1/policy",
            policy.put("reason_required", true).toString(),
            "Threadkeep-Actor",
            nobody);
    var issued =
        service.post(
            "/v1/api-keys",
            "{\"name\": \"ci\", \"scopes\": [\"admin\"]}",
            "Threadkeep-Actor",
            nobody);

    assertThat(List.of(replaced.status(), issued.status())).containsOnly(422);
    assertThat(List.of(replaced.text("/code"), issued.text("/code")))
        .containsOnly("unknown_teammate");
    assertThat(service.get("/v1/policy").json().path("reason_required").asBoolean()).isFalse();
  }

  @Test
  void the_audit_is_listed_in_pages_newest_first() {
    for (int number = 1; number <= 5; number++) {
      var _ =
          service.post(
              "/v1/api-keys", "{\"name\": \"key %d\", \"scopes\": [\"admin\"]}".formatted(number));
    }
    var names = new ArrayList<String>();
    var page = service.get("/v1/audit?limit=2").json();
    while (!page.path("next_cursor").isNull()) {
      assertThat(page.path("data")).hasSize(2);
      names.addAll(page.path("data").findValuesAsText("name"));
      page = service.get("/v1/audit?limit=2&cursor=" + page.path("next_cursor").asText()).json();
    }
    names.addAll(page.path("data").findValuesAsText("name"));

    assertThat(names.subList(0, 5)).containsExactly("key 5", "key 4", "key 3", "key 2", "key 1");
  }

  @Test
  void a_cursor_of_another_list_or_organization_is_refused() {
    requireReasons();
    var cursor = service.get("/v1/audit?limit=1").text("/next_cursor");
    var foreign = service.key("foreigna", Service.OTHER, Scope.ADMIN);

    var tampered = service.get("/v1/audit?cursor=x" + cursor);
    var elsewhere = service.get("/v1/api-keys?cursor=" + cursor);
    var others = service.get("/v1/audit?cursor=" + cursor, "X-API-Key", foreign);

    assertThat(List.of(tampered.status(), elsewhere.status(), others.status())).containsOnly(400);
  }

  @Test
  void one_organization_sees_nothing_of_another() {
    requireReasons();
    var foreign = service.key("foreigna", Service.OTHER, Scope.ADMIN);

    var theirs = service.get("/v1/audit", "X-API-Key", foreign).json().path("data");

    assertThat(types(theirs)).containsExactly("key.created");
    assertThat(theirs.at("/0/through").asText()).isEqualTo("command-line");
    assertThat(theirs.at("/0/by/type").asText()).isEqualTo("operator");
    assertThat(theirs.at("/0/request_id").isNull()).isTrue();
  }
}
