package dev.threadkeep.rest.canonical.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatchRouteTest {

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/number", "/id"})
  void what_an_api_calls_one_thread_is_no_reference_of_another(String shown) {
    var other = service.get("/v1/threads/" + service.open("{}"));
    var path = "/v1/threads/" + service.open("{}");
    var own = other.text(shown);
    var body = "{\"external_refs\": {\"intercom\": \"%s\"}}".formatted(own);

    var refused = service.patch(path, body);
    var opened = service.post("/v1/threads", body);
    var itself = service.patch("/v1/threads/" + other.text("/id"), body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("external_reference_taken");
    assertThat(refused.text("/detail"))
        .isEqualTo("Another thread is known to Intercom as %s.".formatted(own));
    assertThat(opened.status()).isEqualTo(409);
    assertThat(service.get(path).json().path("external_refs")).isEmpty();
    assertThat(itself.text("/external_refs/intercom/id")).isEqualTo(own);
  }

  @Test
  void a_patch_is_one_change() {
    var path = "/v1/threads/" + service.open("{\"title\": \"Old\", \"tags\": [\"a\"]}");

    var patched =
        service.patch(
            path,
            """
            {"title": null, "internal_notes": "N", "important": true, "severity": "low",
             "handling": "agent", "read": false, "tags": ["b", "c"], "attributes": {"x": {"y": 1.50}},
             "contact_id": "%s", "company_id": "%s", "project_id": "%s",
             "external_refs": {"intercom": {"id": "7", "account": ""}}}
            """
                .formatted(
                    service.add("contacts", "{}"),
                    service.add("companies", "{\"name\": \"Acme\"}"),
                    service.add("projects", "{\"name\": \"Export\"}")),
            "Content-Type",
            "application/merge-patch+json");

    assertThat(patched.status()).as(patched.body()).isEqualTo(200);
    var thread = patched.json();
    assertThat(thread.path("title").isNull()).isTrue();
    assertThat(thread.path("internal_notes").asText()).isEqualTo("N");
    assertThat(thread.path("important").asBoolean()).isTrue();
    assertThat(thread.path("tags").toString()).isEqualTo("[\"b\",\"c\"]");
    assertThat(thread.at("/attributes/x/y").asText()).isEqualTo("1.5");
    assertThat(thread.at("/external_refs/intercom/id").asText()).isEqualTo("7");
    assertThat(
            service
                .patch(path, "{\"external_refs\": {\"intercom\": null}}")
                .json()
                .path("external_refs")
                .size())
        .isZero();
  }

  @Test
  void a_refused_field_leaves_the_whole_patch_undone() {
    var path = "/v1/threads/" + service.open("{}");

    var refused = service.patch(path, "{\"important\": true, \"title\": \"\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/title");
    assertThat(service.get(path).json().path("important").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"external_refs\": {\"NO\": \"7\"}}',#/external_refs/NO",
    "'{\"external_refs\": {\"intercom\": {\"id\": \"7\", \"account\": \"x\"}}}',#/external_refs/intercom/account",
    "'{\"external_refs\": {\"intercom\": 7}}',#/external_refs/intercom",
    "'{\"external_refs\": null}',#/external_refs",
    "'{\"important\": null}',#/important",
    "'{\"severity\": \"extreme\"}',#/severity",
    "'{\"tags\": [\"a\", \"\"]}',#/tags/1",
    "'{\"attributes\": []}',#/attributes",
    "'{\"status\": \"closed\"}',#/status",
  })
  void a_patch_that_does_not_fit_names_the_field(String body, String pointer) {
    var path = "/v1/threads/" + service.open("{}");

    var refused = service.patch(path, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "id", "from", "to"})
  void a_channel_that_does_not_fit_names_its_member(String member) {
    var channel = new TreeMap<>(Map.of("type", "sms"));
    channel.put(member, "A".repeat(256));

    var refused =
        service.post(
            "/v1/threads",
            channel.entrySet().stream()
                .map(given -> "\"%s\": \"%s\"".formatted(given.getKey(), given.getValue()))
                .collect(Collectors.joining(", ", "{\"channel\": {", "}}")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/channel/" + member);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "1.5", "true", "[]"})
  void a_reference_is_a_text_or_an_object(String reference) {
    var body = "{\"external_refs\": {\"intercom\": %s}}".formatted(reference);

    var refused =
        List.of(
            service.post("/v1/threads", body),
            service.patch("/v1/threads/" + service.open("{}"), body));

    assertThat(refused)
        .allSatisfy(
            answer ->
                assertThat(answer.json().path("errors").toString())
                    .isEqualTo(
                        "[{\"pointer\":\"#/external_refs/intercom\","
                            + "\"detail\":\"must be a string or an object\"}]"));
  }

  @Test
  void a_patch_names_at_most_thirty_two_vendors() {
    var path = "/v1/threads/" + service.open("{}");

    var refused = service.patch(path, known(33, "named"));
    var taken = service.patch(path, known(32, "named"));

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"#/external_refs\",\"detail\":\"must have at most 32 members\"}]");
    assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    assertThat(taken.json().path("external_refs")).hasSize(32);
  }

  @Test
  void a_thread_that_thirty_two_vendors_know_is_given_no_other_but_in_place_of_one() {
    var path = "/v1/threads/" + service.open(known(32, "full"));

    var refused = service.patch(path, "{\"external_refs\": {\"other\": \"full\"}}");
    var replaced =
        service.patch(path, "{\"external_refs\": {\"other\": \"full\", \"vendor-0\": null}}");

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/external_refs");
    assertThat(refused.text("/errors/0/detail")).isEqualTo("must have at most 32 members");
    assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
    assertThat(replaced.json().path("external_refs")).hasSize(32);
    assertThat(replaced.text("/external_refs/other/id")).isEqualTo("full");
  }

  @Test
  void if_match_guards_every_change() {
    var path = "/v1/threads/" + service.open("{}");
    service.post(path + "/escalate", null);

    var stale = service.post(path + "/close", null, "If-Match", "\"1\"");

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.text("/code")).isEqualTo("version_mismatch");
    assertThat(stale.text("/current_version")).isEqualTo("2");
    assertThat(stale.headers()).containsEntry("etag", "\"2\"");
    assertThat(service.post(path + "/close", null, "If-Match", "\"2\"").status()).isEqualTo(200);
  }

  private static String known(int vendors, String id) {
    return IntStream.range(0, vendors)
        .mapToObj(i -> "\"vendor-%d\": \"%s\"".formatted(i, id))
        .collect(Collectors.joining(", ", "{\"external_refs\": {", "}}"));
  }
}
