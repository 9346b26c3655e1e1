package dev.threadkeep.rest.canonical.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.DeliveriesInMemory;
import dev.threadkeep.application.outbox.Delivery;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryRoutesTest {

  private Service service;
  private String thread;
  private String connection;

  @BeforeEach
  void start() {
    service = Service.start();
    thread = service.open("{}");
    connection = connection();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private String connection() {
    return service
        .post(
            "/v1/connections",
            """
            {"vendor": "acme", "name": "Acme", "base_url": "https://acme.example",
             "credentials": {"token": "t"}}
            """)
        .text("/id");
  }

  private Delivery kept(long sequence, DeliveryState state) {
    return kept(sequence, state, connection);
  }

  private Delivery kept(long sequence, DeliveryState state, String to) {
    var delivery = Deliveries.of(thread, sequence, state, to);
    service.bean(DeliveriesInMemory.class).write(Service.ORGANIZATION, delivery);
    return delivery;
  }

  private static List<String> ids(Answer page) {
    return page.json().path("data").findValuesAsText("id");
  }

  private static String id(Delivery delivery) {
    return delivery.id().toString();
  }

  private static String retry(Delivery delivery) {
    return "/v1/deliveries/%s/retry".formatted(delivery.id());
  }

  private String retryAll() {
    return "/v1/connections/%s/retry".formatted(connection);
  }

  @Test
  void a_delivery_is_shown_with_its_attempts() {
    var delivery = kept(4, DeliveryState.PENDING);

    var shown = service.get("/v1/deliveries/" + delivery.id());

    assertThat(shown.body())
        .isEqualTo(
            ("{'id':'%s','thread_id':'%s','connection_id':'%s','vendor':'acme',"
                    + "'operation':'assign_team','seq':4,'state':'pending','attempts':["
                    + "{'at':'2026-11-20T09:00:00Z','outcome':'not_sent','http_status':503,"
                    + "'duration_ms':41,'detail':'Busy.'},{'at':'2026-11-20T09:00:00Z',"
                    + "'outcome':'unknown','http_status':null,'duration_ms':15000,'detail':null}],"
                    + "'next_attempt_at':'2026-11-20T09:01:05Z',"
                    + "'created_at':'2026-11-20T09:00:04Z','settled_at':null}")
                .formatted(delivery.id(), thread, connection)
                .replace('\'', '"'));
  }

  @Test
  void a_threads_deliveries_are_listed_in_the_order_of_its_events() {
    var second = kept(4, DeliveryState.PARKED);
    var first = kept(3, DeliveryState.DELIVERED);
    var path = "/v1/threads/%s/deliveries?limit=1".formatted(thread);

    var page = service.get(path);
    var rest = service.get(path + "&cursor=" + page.text("/next_cursor"));

    assertThat(ids(page)).containsExactly(id(first));
    assertThat(ids(rest)).containsExactly(id(second));
    assertThat(rest.json().path("next_cursor").isNull()).isTrue();
    assertThat(service.get("/v1/threads/%s/deliveries".formatted(service.open("{}"))).body())
        .isEqualTo("{\"data\":[],\"next_cursor\":null}");
  }

  @Test
  void all_deliveries_are_listed_newest_first_by_state_and_by_connection() {
    var other = connection();
    var delivered = kept(2, DeliveryState.DELIVERED);
    var parked = kept(3, DeliveryState.PARKED);
    var elsewhere = kept(4, DeliveryState.PARKED, other);

    assertThat(ids(service.get("/v1/deliveries")))
        .containsExactly(id(elsewhere), id(parked), id(delivered));
    assertThat(ids(service.get("/v1/deliveries?state=parked")))
        .containsExactly(id(elsewhere), id(parked));
    assertThat(ids(service.get("/v1/deliveries?connection_id=" + connection)))
        .containsExactly(id(parked), id(delivered));
    assertThat(ids(service.get("/v1/deliveries?state=parked&connection_id=" + connection)))
        .containsExactly(id(parked));
    var page = service.get("/v1/deliveries?state=parked&limit=1");
    var next = "&limit=1&cursor=" + page.text("/next_cursor");
    assertThat(ids(service.get("/v1/deliveries?state=parked" + next))).containsExactly(id(parked));
    assertThat(service.get("/v1/deliveries?state=pending" + next).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=lost", "state=PARKED", "connection_id=x", "thread_id=1"})
  void a_parameter_that_does_not_fit_is_refused_by_name(String parameter) {
    var answer = service.get("/v1/deliveries?" + parameter);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/detail")).startsWith(parameter.substring(0, parameter.indexOf('=')));
  }

  @ParameterizedTest
  @EnumSource(names = {"PARKED", "NOT_PROPAGATED"})
  void what_was_given_up_can_be_tried_again(DeliveryState state) {
    var delivery = kept(4, state);

    var retried = service.post(retry(delivery), null, "Idempotency-Key", "once");
    var again = service.post(retry(delivery), null, "Idempotency-Key", "once");

    assertThat(retried.status()).as(retried.body()).isEqualTo(200);
    assertThat(retried.text("/state")).isEqualTo("pending");
    assertThat(retried.json().path("settled_at").isNull()).isTrue();
    assertThat(retried.json().path("next_attempt_at").isNull()).isFalse();
    assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
    assertThat(again.body()).isEqualTo(retried.body());
    assertThat(service.get("/v1/audit").text("/data/0/type")).isEqualTo("delivery.retried");
    assertThat(service.get("/v1/audit").text("/data/0/data/state")).isEqualTo(state.word());
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PARKED", "NOT_PROPAGATED"})
  void what_was_not_given_up_cannot(DeliveryState state) {
    var refused = service.post(retry(kept(4, state)), null);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("delivery_not_retriable");
    assertThat(refused.text("/detail")).isEqualTo("The delivery is %s.".formatted(state.word()));
  }

  @Test
  void what_was_for_a_connection_that_is_gone_cannot_either() {
    var delivery = kept(4, DeliveryState.PARKED);
    service.delete("/v1/connections/" + connection);

    var refused = service.post(retry(delivery), null);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("delivery_not_retriable");
    assertThat(refused.text("/detail")).isEqualTo("The delivery's connection was removed.");
  }

  @Test
  void all_that_is_parked_of_a_connection_is_tried_again_from_a_time_on() {
    kept(2, DeliveryState.PARKED);
    kept(3, DeliveryState.PARKED);
    kept(4, DeliveryState.PARKED);
    kept(5, DeliveryState.NOT_PROPAGATED);

    var retried = service.post(retryAll(), "{\"since\": \"2026-11-20T09:00:03Z\"}");

    assertThat(retried.status()).as(retried.body()).isEqualTo(200);
    assertThat(retried.body()).isEqualTo("{\"retried\":2}");
    assertThat(service.get("/v1/deliveries?state=pending").json().path("data")).hasSize(2);
    assertThat(service.get("/v1/audit").text("/data/0/type")).isEqualTo("deliveries.retried");
    assertThat(service.get("/v1/audit").text("/data/0/subject")).isEqualTo(connection);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"since\": null}", "{\"since\": \"yesterday\"}"})
  void since_when_has_to_be_said(String body) {
    var refused = service.post(retryAll(), body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/since");
  }

  @Test
  void what_is_anothers_or_no_id_at_all_is_not_found() {
    var delivery = kept(4, DeliveryState.PARKED);
    var other = service.key("othersss", Service.OTHER, Scope.ADMIN);
    var since = "{\"since\": \"2026-11-20T09:00:00Z\"}";

    for (var answer :
        List.of(
            service.get("/v1/deliveries/" + delivery.id(), "X-API-Key", other),
            service.get("/v1/deliveries/x"),
            service.post(retry(delivery), null, "X-API-Key", other),
            service.post("/v1/deliveries/x/retry", null))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("/code")).isEqualTo("delivery_not_found");
    }
    for (var answer :
        List.of(
            service.get("/v1/threads/%s/deliveries".formatted(thread), "X-API-Key", other),
            service.get("/v1/threads/x/deliveries"))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("/code")).isEqualTo("thread_not_found");
    }
    for (var answer :
        List.of(
            service.post(retryAll(), since, "X-API-Key", other),
            service.post("/v1/connections/x/retry", since))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("/code")).isEqualTo("connection_not_found");
    }
    assertThat(ids(service.get("/v1/deliveries", "X-API-Key", other))).isEmpty();
    assertThat(ids(service.get("/v1/deliveries?state=parked"))).containsExactly(id(delivery));
  }

  @Test
  void who_may_read_deliveries_may_not_have_them_tried_again() {
    var reader = service.key("reader00", Service.ORGANIZATION, Scope.DELIVERIES_READ);
    var writer = service.key("writer00", Service.ORGANIZATION, Scope.DELIVERIES_WRITE);
    var delivery = kept(4, DeliveryState.PARKED);

    assertThat(service.get("/v1/deliveries", "X-API-Key", reader).status()).isEqualTo(200);
    assertThat(service.post(retry(delivery), null, "X-API-Key", reader).status()).isEqualTo(403);
    assertThat(
            service
                .post(retryAll(), "{\"since\": \"2026-11-20T09:00:00Z\"}", "X-API-Key", reader)
                .status())
        .isEqualTo(403);
    assertThat(service.post(retry(delivery), null, "X-API-Key", writer).status()).isEqualTo(200);
  }
}
