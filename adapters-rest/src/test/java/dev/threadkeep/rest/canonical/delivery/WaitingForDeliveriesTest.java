package dev.threadkeep.rest.canonical.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.DeliveriesInMemory;
import dev.threadkeep.rest.service.Documents;
import dev.threadkeep.rest.service.PassingTime;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class WaitingForDeliveriesTest {

  private static final String WAIT = "wait=5";

  private Service service;
  private DeliveriesInMemory deliveries;
  private PassingTime time;
  private String thread;

  @BeforeEach
  void start() {
    service = Service.start();
    deliveries = service.bean(DeliveriesInMemory.class);
    time = service.bean(PassingTime.class);
    thread = service.open("{}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  /** What the thread's next change has to tell. */
  private void told(DeliveryState state) {
    deliveries.write(Service.ORGANIZATION, Deliveries.of(thread, 2, state, Deliveries.CONNECTION));
  }

  private void settledMeanwhile(DeliveryState become) {
    time.meanwhile(() -> deliveries.settle(_ -> true, become, Deliveries.AT));
  }

  private Answer close(String... headers) {
    var all = new String[headers.length + 2];
    all[0] = "Prefer";
    all[1] = WAIT;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return service.post("/v1/threads/%s/close".formatted(thread), "{}", all);
  }

  private static void assertTells(Answer answer, String state) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("preference-applied", "wait")
        .containsEntry("threadkeep-delivery", state);
  }

  @Test
  void the_answer_comes_once_the_vendor_has_the_change() {
    told(DeliveryState.PENDING);
    settledMeanwhile(DeliveryState.DELIVERED);

    var answer = close();

    assertTells(answer, "delivered");
    assertThat(answer.text("/status")).isEqualTo("closed");
    assertThat(time.paused()).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void the_answer_comes_when_the_time_is_up() {
    told(DeliveryState.PENDING);

    assertTells(close(), "pending");
    assertThat(time.paused()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PENDING", "SUPERSEDED"})
  void the_answer_tells_what_came_of_it(DeliveryState state) {
    told(DeliveryState.PENDING);
    settledMeanwhile(state);

    assertTells(close(), state.word());
  }

  @Test
  void what_no_vendor_holds_is_told_to_nobody() {
    var answer = close();

    assertThat(answer.headers())
        .containsEntry("preference-applied", "wait")
        .doesNotContainKey("threadkeep-delivery");
    assertThat(time.paused()).isEqualTo(Duration.ZERO);
  }

  @Test
  void who_does_not_ask_for_it_does_not_wait() {
    told(DeliveryState.PENDING);

    var answer = service.post("/v1/threads/%s/close".formatted(thread), "{}");

    assertThat(answer.headers()).doesNotContainKeys("preference-applied", "threadkeep-delivery");
    assertThat(time.paused()).isEqualTo(Duration.ZERO);
  }

  @Test
  void what_changes_nothing_does_not_tell_what_came_of_an_earlier_change() {
    told(DeliveryState.PARKED);
    close();

    for (int time = 0; time < 2; time++) {
      var answer =
          service.patch("/v1/threads/" + thread, "{}", "Prefer", WAIT, "Idempotency-Key", "idle");

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.headers())
          .containsEntry("preference-applied", "wait")
          .doesNotContainKey("threadkeep-delivery");
    }
  }

  @Test
  void nobody_waits_for_what_was_refused() {
    close();

    var refused = close();

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.headers()).doesNotContainKey("preference-applied");
  }

  @Test
  void an_answer_that_is_given_again_is_waited_for_again_and_kept_without_it() {
    told(DeliveryState.PENDING);
    assertTells(close("Idempotency-Key", "once"), "pending");
    settledMeanwhile(DeliveryState.DELIVERED);

    var again = close("Idempotency-Key", "once");
    var without =
        service.post("/v1/threads/%s/close".formatted(thread), "{}", "Idempotency-Key", "once");

    assertTells(again, "delivered");
    assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
    assertThat(without.headers())
        .containsEntry("idempotent-replayed", "true")
        .doesNotContainKeys("preference-applied", "threadkeep-delivery");
  }

  @Test
  void a_message_is_waited_for_in_the_thread_that_it_ended_up_in() {
    told(DeliveryState.PENDING);
    settledMeanwhile(DeliveryState.DELIVERED);

    var answer =
        service.post(
            "/v1/threads/%s/messages".formatted(thread),
            "{\"kind\": \"outbound\", \"text\": \"Hi\"}",
            "Prefer",
            WAIT);

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers()).containsEntry("threadkeep-delivery", "delivered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "openThread|POST|/v1/threads|{}",
        "editThread|PATCH|/v1/threads/ID|{\"title\": \"New\"}",
        "closeThread|POST|/v1/threads/ID/close|{}",
        "reopenThread|POST|/v1/threads/CLOSED/reopen|{}",
        "wakeThread|POST|/v1/threads/SNOOZED/wake|{}",
        "snoozeThread|POST|/v1/threads/ID/snooze|{\"until_reply\": true}",
        "escalateThread|POST|/v1/threads/ID/escalate|{}",
        "deescalateThread|POST|/v1/threads/ID/deescalate|{}",
        "archiveThread|POST|/v1/threads/ID/archive|{}",
        "restoreThread|POST|/v1/threads/ID/restore|{}",
        "recordMessage|POST|/v1/threads/ID/messages|{\"text\": \"Hi\"}",
        "assignThread|PUT|/v1/threads/ID/assignee|{\"type\": \"user\", \"id\": \"MATE\"}",
        "unassignThread|DELETE|/v1/threads/ID/assignee|",
        "claimThread|POST|/v1/threads/ID/claim|{\"assignee\": {\"type\": \"user\", \"id\": \"MATE\"}}",
        "assignThreadToTeam|PUT|/v1/threads/ID/team|{\"id\": \"TEAM\"}",
        "unassignThreadFromTeam|DELETE|/v1/threads/ID/team|"
      })
  void every_change_of_one_thread_can_be_waited_for(
      String operation, String method, String path, String body) {
    var mate = service.post("/v1/teammates", "{\"kind\": \"user\", \"name\": \"A\"}").text("/id");
    var team = service.post("/v1/teams", "{\"name\": \"T\"}").text("/id");
    var closed = service.open("{}");
    service.post("/v1/threads/%s/close".formatted(closed), "{}");
    var snoozed = service.open("{}");
    service.post("/v1/threads/%s/snooze".formatted(snoozed), "{\"until_reply\": true}");

    var answer =
        service.send(
            method,
            path.replace("ID", thread).replace("CLOSED", closed).replace("SNOOZED", snoozed),
            body == null ? null : body.replace("MATE", mate).replace("TEAM", team),
            "Prefer",
            WAIT);

    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    assertThat(answer.headers()).containsEntry("preference-applied", "wait");
    assertThat(waitedFor()).hasSize(16).contains(operation);
  }

  /** The operations whose document says that they can be. */
  private static Set<String> waitedFor() {
    return new Documents()
        .all().get("canonical").path("paths").properties().stream()
            .flatMap(path -> path.getValue().properties().stream())
            .filter(operation -> operation.getValue().toString().contains("parameters/Prefer"))
            .map(operation -> operation.getValue().path("operationId").asText())
            .collect(Collectors.toSet());
  }
}
