package dev.threadkeep.rest.canonical.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
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
}
