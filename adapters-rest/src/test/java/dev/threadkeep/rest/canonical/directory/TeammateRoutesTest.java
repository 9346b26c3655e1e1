package dev.threadkeep.rest.canonical.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeammateRoutesTest {

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
  void a_teammate_is_added_read_replaced_and_removed() {
    var added =
        service.post(
            "/v1/teammates",
            """
            {"kind": "user", "name": "Mark Strong", "email": "mk@example.com", "image_url": null,
             "external_ids": {"intercom": "814860"}}
            """);

    assertThat(added.status()).as(added.body()).isEqualTo(201);
    var path = "/v1/teammates/" + added.text("/id");
    assertThat(added.headers()).containsEntry("location", path);
    assertThat(service.get(path).body()).isEqualTo(added.body());
    assertThat(added.json().path("number").isInt()).isTrue();
    var replaced = service.put(path, "{\"name\": \"Mark\"}");
    assertThat(replaced.text("/name")).isEqualTo("Mark");
    assertThat(replaced.json().path("email").isNull()).isTrue();
    assertThat(replaced.json().path("external_ids").size()).isZero();
    assertThat(service.delete(path).status()).isEqualTo(204);
    assertThat(service.get(path).text("/code")).isEqualTo("teammate_not_found");
  }

  @Test
  void who_holds_threads_is_removed_only_in_favour_of_another() {
    var mark = service.user("Mark");
    var anna = service.user("Anna");
    var thread =
        service.open("{\"assignee\": {\"type\": \"user\", \"id\": \"%s\"}}".formatted(mark));

    var refused = service.delete("/v1/teammates/" + mark);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("teammate_in_use");
    assertThat(refused.text("/threads")).isEqualTo("1");
    assertThat(refused.text("/detail"))
        .isEqualTo("1 thread is assigned to the teammate, and 0 keys belong to it.");
    assertThat(service.delete("/v1/teammates/" + mark + "?replace_with=" + mark).status())
        .isEqualTo(400);
    assertThat(
            service
                .delete(
                    "/v1/teammates/" + mark + "?replace_with=01992f80-1111-7000-8000-00000000000a")
                .status())
        .isEqualTo(422);

    assertThat(service.delete("/v1/teammates/" + mark + "?replace_with=" + anna).status())
        .isEqualTo(204);

    assertThat(service.get("/v1/threads/" + thread).text("/assignee/id")).isEqualTo(anna);
  }

  @Test
  void an_external_id_names_one_teammate() {
    service.post(
        "/v1/teammates",
        "{\"kind\": \"agent\", \"name\": \"A\", \"external_ids\": {\"intercom\": \"5\"}}");

    var second =
        service.post(
            "/v1/teammates",
            "{\"kind\": \"agent\", \"name\": \"B\", \"external_ids\": {\"intercom\": \"5\"}}");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text("/code")).isEqualTo("external_id_taken");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"name\": \"x\"}',#/kind",
    "'{\"kind\": \"robot\", \"name\": \"x\"}',#/kind",
    "'{\"kind\": \"user\"}',#/name",
    "'{\"kind\": \"user\", \"name\": \" \"}',#/name",
    "'{\"kind\": \"user\", \"name\": \"x\", \"external_ids\": {\"NO\": \"1\"}}',#/external_ids/NO",
    "'{\"kind\": \"user\", \"name\": \"x\", \"number\": 7}',#/number",
  })
  void a_teammate_that_does_not_fit_names_the_field(String body, String pointer) {
    var refused = service.post("/v1/teammates", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void a_kind_is_for_ever() {
    var refused =
        service.put(
            "/v1/teammates/" + service.user("Mark"), "{\"kind\": \"agent\", \"name\": \"M\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/kind");
  }

  @Test
  void what_was_read_of_a_teammate_replaces_it_again_and_again() {
    var path = "/v1/teammates/" + service.user("Mark");
    var read = service.get(path);
    var changed = read.body().replace("\"Mark\"", "\"Mark Strong\"");

    var first = service.put(path, changed);
    var second = service.put(path, changed);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(second.status()).as(second.body()).isEqualTo(200);
    assertThat(second.text("/name")).isEqualTo("Mark Strong");
    for (var kept : List.of("id", "number", "kind", "created_at")) {
      assertThat(second.json().path(kept)).isEqualTo(read.json().path(kept));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"id\": \"01992f80-1111-7000-8000-00000000000a\"',#/id",
    "'\"number\": 7',#/number",
    "'\"created_at\": \"2001-01-01T00:00:00Z\"',#/created_at",
  })
  void what_the_service_gave_a_teammate_is_not_replaced(String member, String pointer) {
    var path = "/v1/teammates/" + service.user("Mark");

    var refused = service.put(path, "{\"name\": \"M\", %s}".formatted(member));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo("[{\"pointer\":\"%s\",\"detail\":\"cannot be changed\"}]".formatted(pointer));
    assertThat(service.get(path).text("/name")).isEqualTo("Mark");
  }

  @Test
  void who_reads_threads_reads_the_directory_and_changes_nothing() {
    var reader = service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ);
    var clerk = service.key("clerk000", Service.ORGANIZATION, Scope.DIRECTORY_WRITE);
    var body = "{\"kind\": \"user\", \"name\": \"x\"}";

    assertThat(service.get("/v1/teammates", "X-API-Key", reader).status()).isEqualTo(200);
    assertThat(service.get("/v1/teammates", "X-API-Key", clerk).status()).isEqualTo(200);
    assertThat(service.post("/v1/teammates", body, "X-API-Key", reader).status()).isEqualTo(403);
    assertThat(service.post("/v1/teammates", body, "X-API-Key", clerk).status()).isEqualTo(201);
    assertThat(service.get("/v1/threads", "X-API-Key", clerk).status()).isEqualTo(403);
  }
}
