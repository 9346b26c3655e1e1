package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdatingTheStatusTest {

  private static final String LATER = "2199-12-01T09:00:00.000Z";

  private Service service;
  private ProductlaneClient client;

  @BeforeAll
  void start() {
    service = Service.start();
    client = ProductlaneClient.writing(service);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void done_closes_once_and_open_reopens() {
    var id = service.open("{}");

    assertThat(client.update(id, "{\"status\": \"done\"}").text("/status")).isEqualTo("done");
    var closed = service.get("/v1/threads/" + id).json();
    assertThat(client.update(id, "{\"status\": \"done\"}").text("/tab")).isEqualTo("done");
    assertThat(service.get("/v1/threads/" + id).json()).isEqualTo(closed);
    assertThat(closed.at("/closed/loop_closed").asBoolean()).isFalse();
    assertThat(client.update(id, "{\"status\": \"open\"}").text("/status")).isEqualTo("open");
    assertThat(service.get("/v1/threads/" + id).text("/status")).isEqualTo("open");
  }

  @Test
  void closed_loop_goes_with_done_or_with_a_thread_that_is() {
    var together = service.open("{}");
    var later = service.open("{}");

    client.update(together, "{\"status\": \"done\", \"closed_loop\": true}");
    client.update(later, "{\"status\": \"done\", \"closed_loop\": false}");
    var still = service.get("/v1/threads/" + later).json().at("/closed/loop_closed").asBoolean();
    client.update(later, "{\"closed_loop\": true}");
    client.update(later, "{\"closed_loop\": false}");

    assertThat(service.get("/v1/threads/" + together).text("/closed/loop_closed"))
        .isEqualTo("true");
    assertThat(still).isFalse();
    assertThat(service.get("/v1/threads/" + later).text("/closed/loop_closed")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"status\": \"open\", "})
  void closed_loop_does_not_go_with_a_thread_that_is_open(String status) {
    var answer =
        client.failToUpdate(400, service.open("{}"), "{%s\"closed_loop\": true}".formatted(status));

    assertThat(answer.text("/issues/0/message"))
        .isEqualTo("closed_loop goes with the status done only");
    client.update(service.open("{}"), "{%s\"closed_loop\": false}".formatted(status));
  }

  @Test
  void snoozed_needs_its_end() {
    var answer = client.failToUpdate(400, service.open("{}"), "{\"status\": \"snoozed\"}");

    assertThat(answer.text("/issues/0/message"))
        .isEqualTo("snoozed_until is required with the status snoozed");
  }

  @Test
  void a_snooze_can_be_moved_and_a_closed_thread_is_reopened_for_one() {
    var id = service.open("{}");

    client.update(id, "{\"status\": \"done\"}");
    client.update(id, "{\"status\": \"snoozed\", \"snoozed_until\": \"2199-01-01T00:00:00Z\"}");
    var moved = client.update(id, "{\"snoozed_until\": \"%s\"}".formatted(LATER));

    assertThat(moved.text("/status")).isEqualTo("snoozed");
    assertThat(moved.text("/snoozed_until")).isEqualTo(LATER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"status\": \"open\", ", "\"status\": \"done\", "})
  void snoozed_until_goes_with_snoozed_only(String status) {
    var answer =
        client.failToUpdate(
            400, service.open("{}"), "{%s\"snoozed_until\": \"%s\"}".formatted(status, LATER));

    assertThat(answer.text("/issues/0/message"))
        .isEqualTo("snoozed_until goes with the status snoozed only");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-01T00:00:00Z,snoozed_until must be in the future",
    "tomorrow,snoozed_until must be an RFC 3339 time such as 2026-12-01T09:00:00Z",
  })
  void a_snooze_ends_in_the_future(String until, String issue) {
    var answer =
        client.failToUpdate(
            400,
            service.open("{}"),
            "{\"status\": \"snoozed\", \"snoozed_until\": \"%s\"}".formatted(until));

    assertThat(answer.text("/issues/0/message")).isEqualTo(issue);
  }
}
