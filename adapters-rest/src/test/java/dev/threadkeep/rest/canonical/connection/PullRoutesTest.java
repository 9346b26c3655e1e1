package dev.threadkeep.rest.canonical.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.pull.Pull.Hindrance;
import dev.threadkeep.application.pull.PullFailure;
import dev.threadkeep.application.pull.PullFailure.Reason;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PullRoutesTest {
  private static final String CONNECTIONS = "/v1/connections";

  private Service service;

  @BeforeEach
  void start() {
    service = Service.start();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private String connection(String vendor) {
    var created =
        service.post(
            CONNECTIONS,
            """
            {"vendor": "%s", "name": "Support", "base_url": "https://%s.example",
             "credentials": {"token": "t"}}
            """
                .formatted(vendor, vendor));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.text("/id");
  }

  private static String pull(String connection) {
    return "%s/%s/pull".formatted(CONNECTIONS, connection);
  }

  private Answer started(String connection) {
    var started = service.post(pull(connection), null);
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    return started;
  }

  @Test
  void one_that_was_asked_for_waits_with_nothing_done() {
    var connection = connection("acme");

    var started = started(connection);

    assertThat(started.headers()).containsEntry("location", pull(connection));
    assertThat(started.text("/connection_id")).isEqualTo(connection);
    assertThat(started.text("/state")).isEqualTo("queued");
    assertThat(started.json().path("counts"))
        .hasToString(
            "{\"pages\":0,\"looked_at\":0,\"opened\":0,\"changed\":0,\"unchanged\":0,"
                + "\"failed\":0,\"unreadable\":0,\"unknown\":0}");
    assertThat(started.text("/by/type")).isEqualTo("key");
    assertThat(service.get(pull(connection)).json()).isEqualTo(started.json());
  }

  @Test
  void while_one_is_under_way_it_is_answered_and_no_other_begins() {
    var connection = connection("acme");
    var first = started(connection);

    assertThat(started(connection).json()).isEqualTo(first.json());
  }

  @Test
  void after_one_has_ended_another_begins() {
    var connection = connection("acme");
    var first = started(connection);
    service.pulled(connection, 3, List.of());

    var second = started(connection);

    assertThat(second.text("/id")).isNotEqualTo(first.text("/id"));
    assertThat(second.text("/state")).isEqualTo("queued");
  }

  @Test
  void one_that_has_ended_tells_what_became_of_the_threads() {
    var connection = connection("acme");
    started(connection);
    service.pulled(connection, 3, List.of(new PullFailure("", "17", Reason.GONE)));

    var ended = service.get(pull(connection));

    assertThat(ended.text("/state")).isEqualTo("done");
    assertThat(ended.json().at("/counts/opened").asInt()).isEqualTo(3);
    assertThat(ended.json().at("/counts/failed").asInt()).isEqualTo(1);
    assertThat(ended.text("/finished_at")).isNotEmpty();
  }

  @Test
  void one_that_waits_for_its_vendor_tells_why_and_until_when() {
    var connection = connection("acme");
    var started = started(connection);
    assertThat(started.json().path("detail").isNull()).isTrue();
    service.hindered(
        connection,
        new Hindrance(
            new Outcome.NotSent(503, "Later.", null), Instant.parse("2026-11-20T10:00:00Z")));

    var waiting = service.get(pull(connection));

    assertThat(waiting.text("/state")).isEqualTo("running");
    assertThat(waiting.text("/detail")).isEqualTo("Later.");
    assertThat(waiting.text("/outcome")).isEqualTo("not_sent");
    assertThat(waiting.json().at("/http_status").asInt()).isEqualTo(503);
    assertThat(waiting.text("/next_attempt_at")).isEqualTo("2026-11-20T10:00:00Z");
  }

  @Test
  void failures_are_told_page_by_page() {
    var connection = connection("acme");
    started(connection);
    service.pulled(
        connection,
        0,
        List.of(
            new PullFailure("", "17", Reason.EXTERNAL_REFERENCE_TAKEN),
            new PullFailure("chatbot", "18", Reason.REFUSED)));
    var path = pull(connection) + "/failures?limit=1";

    var first = service.get(path);
    var second = service.get(path + "&cursor=" + first.text("/next_cursor"));

    assertThat(first.json().path("data"))
        .hasToString(
            "[{\"external_id\":\"17\",\"account\":\"\",\"reason\":\"external_reference_taken\"}]");
    assertThat(second.json().path("data"))
        .hasToString("[{\"external_id\":\"18\",\"account\":\"chatbot\",\"reason\":\"refused\"}]");
    assertThat(second.json().path("next_cursor").isNull()).isTrue();
  }

  @Test
  void one_can_be_stopped_and_stays_so() {
    var connection = connection("acme");
    started(connection);

    var cancelled = service.post(pull(connection) + "/cancel", null);

    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    assertThat(cancelled.text("/state")).isEqualTo("cancelled");
    assertThat(service.post(pull(connection) + "/cancel", null).json()).isEqualTo(cancelled.json());
  }

  @Test
  void a_vendor_that_lists_no_threads_is_told_of() {
    var refused = service.post(pull(connection("zenith")), null);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("vendor_lists_no_threads");
  }

  @Test
  void over_a_connection_that_is_switched_off_nothing_is_pulled() {
    var connection = connection("acme");
    service.patch(CONNECTIONS + "/" + connection, "{\"enabled\": false}");

    var refused = service.post(pull(connection), null);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("connection_disabled");
    assertThat(service.get(pull(connection)).status()).isEqualTo(404);
  }

  @Test
  void what_nobody_has_asked_for_is_not_found() {
    var path = pull(connection("acme"));

    for (var answer :
        List.of(
            service.get(path),
            service.get(path + "/failures"),
            service.post(path + "/cancel", null))) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(404);
      assertThat(answer.text("/code")).isEqualTo("pull_not_found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10"})
  void over_what_is_no_connection_nothing_is_pulled(String id) {
    var refused = service.post(pull(id), null);

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text("/code")).isEqualTo("connection_not_found");
  }

  @Test
  void a_repeated_request_is_answered_as_the_first_was() {
    var connection = connection("acme");
    var first = service.post(pull(connection), null, "Idempotency-Key", "pull-once");
    service.pulled(connection, 3, List.of());

    var again = service.post(pull(connection), null, "Idempotency-Key", "pull-once");

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
  }

  @Test
  void whoever_may_only_change_threads_may_not_pull() {
    var connection = connection("acme");
    var writer = service.key("writer00", Service.ORGANIZATION, Scope.THREADS_WRITE);

    assertThat(service.post(pull(connection), null, "X-API-Key", writer).status()).isEqualTo(403);
  }
}
