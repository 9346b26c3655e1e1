package dev.threadkeep.rest.dialect.contextgpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How threads come to be known to ContextGPT, by Threadkeep's own API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextgptReferencesTest {

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
  void a_reference_names_the_chatbot_and_can_be_taken_back() {
    var path = "/v1/threads/" + service.open("{}");

    var known =
        service.patch(
            path, "{\"external_refs\": {\"contextgpt\": {\"id\": \"7\", \"account\": \"3616\"}}}");
    var forgotten = service.patch(path, "{\"external_refs\": {\"contextgpt\": null}}");

    assertThat(known.text("/external_refs/contextgpt/id")).isEqualTo("7");
    assertThat(known.text("/external_refs/contextgpt/account")).isEqualTo("3616");
    assertThat(forgotten.json().path("external_refs")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "{\"id\": \"7\"}", "{\"id\": \"7\", \"account\": \" \"}"})
  void a_reference_without_a_chatbot_is_refused(String reference) {
    var path = "/v1/threads/" + service.open("{}");

    var refused =
        service.patch(path, "{\"external_refs\": {\"contextgpt\": %s}}".formatted(reference));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/external_refs/contextgpt");
    assertThat(refused.text("/errors/0/detail"))
        .isEqualTo("must be an object whose account is the chatbot");
    assertThat(service.get(path).text("/version")).isEqualTo("1");
  }
}
