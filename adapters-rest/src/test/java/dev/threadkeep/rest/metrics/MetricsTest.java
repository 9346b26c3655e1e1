package dev.threadkeep.rest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.Rest.Reason;
import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.hook.HookIntake;
import dev.threadkeep.application.hook.HookStore.Heard;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.application.hook.HooksInMemory;
import dev.threadkeep.application.outbox.Attempt;
import dev.threadkeep.application.outbox.DeliveriesInMemory;
import dev.threadkeep.application.outbox.Delivery;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.application.outbox.Dispatcher;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.rest.service.LeftAlone;
import dev.threadkeep.rest.service.PassingTime;
import dev.threadkeep.rest.service.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final Vendor ACME = new Vendor("acme");

  /** An hour before the service's clock begins. */
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

  private Service service;

  @BeforeEach
  void start() {
    service = Service.start();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void kept(OrganizationId organization, DeliveryState state, Instant createdAt) {
    service
        .bean(DeliveriesInMemory.class)
        .write(
            organization,
            new Delivery(
                new DeliveryId(UUID.randomUUID()),
                new ConnectionId(UUID.randomUUID()),
                ACME,
                new ThreadId(UUID.randomUUID()),
                1,
                DeliveryOperation.CLOSE,
                state,
                createdAt,
                state == DeliveryState.PENDING ? null : createdAt,
                List.of(),
                null));
  }

  private List<String> scraped() {
    var answer = service.get("/metrics", "X-API-Key", "none");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().get("content-type"))
        .startsWith("text/plain")
        .contains("version=0.0.4");
    return answer.body().lines().toList();
  }

  private void pass(Duration time) {
    service.bean(PassingTime.class).after(time, () -> {});
  }

  @Test
  void what_waits_is_counted_over_all_organizations() {
    kept(Service.ORGANIZATION, DeliveryState.PENDING, NINE);
    kept(Service.OTHER, DeliveryState.PENDING, NINE.plusSeconds(60));
    kept(Service.OTHER, DeliveryState.PARKED, NINE);
    kept(Service.OTHER, DeliveryState.DELIVERED, NINE);

    assertThat(scraped())
        .contains(
            "threadkeep_deliveries{state=\"pending\",vendor=\"acme\"} 2.0",
            "threadkeep_deliveries{state=\"parked\",vendor=\"acme\"} 1.0")
        .noneMatch(line -> line.contains("state=\"delivered\""))
        .anyMatch(
            line ->
                line.startsWith(
                    "threadkeep_delivery_oldest_pending_seconds{vendor=\"acme\"} 3600"));
  }

  @Test
  void what_waits_is_counted_anew_every_fifteen_seconds_at_most() {
    kept(Service.ORGANIZATION, DeliveryState.PENDING, NINE);
    scraped();
    kept(Service.ORGANIZATION, DeliveryState.PENDING, NINE);

    pass(Duration.ofSeconds(14));
    assertThat(scraped()).contains("threadkeep_deliveries{state=\"pending\",vendor=\"acme\"} 1.0");
    pass(Duration.ofSeconds(1));
    assertThat(scraped()).contains("threadkeep_deliveries{state=\"pending\",vendor=\"acme\"} 2.0");
  }

  @Test
  void attempts_are_counted_by_what_came_of_them() {
    var observer = service.bean(Dispatcher.Observer.class);

    observer.attempted(ACME, Attempt.Word.DELIVERED);
    observer.attempted(ACME, Attempt.Word.NOT_SENT);
    observer.attempted(ACME, Attempt.Word.NOT_SENT);

    assertThat(scraped())
        .contains(
            "threadkeep_delivery_attempts_total{outcome=\"delivered\",vendor=\"acme\"} 1.0",
            "threadkeep_delivery_attempts_total{outcome=\"not_sent\",vendor=\"acme\"} 2.0");
  }

  private void heard(OrganizationId organization) {
    service
        .bean(HooksInMemory.class)
        .keep(
            new Heard(
                UUID.randomUUID(),
                new Source(organization, new ConnectionId(UUID.randomUUID())),
                ACME,
                null,
                new ExternalReference(ACME, "t1"),
                new Hook(Map.of(), new byte[0]),
                NINE),
            NINE);
  }

  @Test
  void webhooks_that_wait_are_counted_over_all_organizations_every_fifteen_seconds_at_most() {
    heard(Service.ORGANIZATION);
    heard(Service.OTHER);
    assertThat(scraped()).contains("threadkeep_hooks_waiting{vendor=\"acme\"} 2.0");
    heard(Service.OTHER);

    pass(Duration.ofSeconds(14));
    assertThat(scraped()).contains("threadkeep_hooks_waiting{vendor=\"acme\"} 2.0");
    pass(Duration.ofSeconds(1));
    assertThat(scraped()).contains("threadkeep_hooks_waiting{vendor=\"acme\"} 3.0");
  }

  @Test
  void webhooks_are_counted_by_what_came_of_them() {
    var observer = service.bean(HookIntake.Observer.class);

    observer.heard(ACME, HookIntake.Outcome.TAKEN);
    observer.heard(ACME, HookIntake.Outcome.ABOUT_NO_THREAD);
    observer.heard(ACME, HookIntake.Outcome.REPEATED);
    observer.heard(ACME, HookIntake.Outcome.REPEATED);
    observer.heard(null, HookIntake.Outcome.REFUSED);

    assertThat(scraped())
        .contains(
            "threadkeep_hooks_total{outcome=\"taken\",vendor=\"acme\"} 1.0",
            "threadkeep_hooks_total{outcome=\"about_no_thread\",vendor=\"acme\"} 1.0",
            "threadkeep_hooks_total{outcome=\"repeated\",vendor=\"acme\"} 2.0",
            "threadkeep_hooks_total{outcome=\"refused\",vendor=\"unknown\"} 1.0");
  }

  @Test
  void a_vendor_that_is_left_alone_shows_with_its_connection_and_for_how_long_still() {
    var connection = new ConnectionId(UUID.randomUUID());
    var other = new ConnectionId(UUID.randomUUID());
    for (var reason : List.of(Reason.FAILING, Reason.PUT_OFF)) {
      leave(connection, reason);
    }
    leave(other, Reason.ASKED_FOR);

    var labels = "{connection=\"%s\",vendor=\"acme\"} ";
    assertThat(scraped().stream().filter(line -> line.startsWith("threadkeep_connection_")))
        .extracting(line -> line.substring(0, line.indexOf('}') + 2))
        .containsExactlyInAnyOrder(
            "threadkeep_connection_breaker_open_seconds" + labels.formatted(connection),
            "threadkeep_connection_paused_seconds" + labels.formatted(connection),
            "threadkeep_connection_paused_seconds" + labels.formatted(other));
  }

  private void leave(ConnectionId connection, Reason reason) {
    service
        .bean(LeftAlone.class)
        .leave(new Rest(connection, ACME, 1, reason, NINE.plus(Duration.ofDays(1))));
  }

  @Test
  void the_machine_is_measured_too() {
    assertThat(scraped())
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"))
        .anyMatch(line -> line.startsWith("jvm_threads_live_threads"))
        .anyMatch(line -> line.startsWith("process_uptime_seconds"))
        .anyMatch(line -> line.startsWith("process_cpu_usage"));
  }
}
