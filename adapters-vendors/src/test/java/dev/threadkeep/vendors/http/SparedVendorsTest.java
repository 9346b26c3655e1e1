package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.Rest.Reason;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor that is not there is left alone for a while, and so is one that had enough. */
class SparedVendorsTest {
  private static final Request CHANGE =
      Request.of("PATCH", "threads", "7").sending(JsonObject.empty());
  private static final Request QUESTION = Request.get("threads", "7");
  private static final NotSent SPARED =
      new NotSent(null, "not tried: of the last 10 calls half failed", Fuse.REST);

  private final AtomicReference<Instant> now = new AtomicReference<>(Dialling.NOON);
  private final FakeVendor vendor = FakeVendor.start();
  private final VendorHttp http = Dialling.at(now::get);

  @AfterEach
  void stop() {
    http.close();
    vendor.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 408})
  void when_half_of_the_last_ten_calls_failed_the_vendor_is_not_called(int status) {
    call(5, 200);
    call(5, status);

    assertThat(send(CHANGE)).isEqualTo(new Result.Failed(SPARED));
    assertThat(send(QUESTION)).isEqualTo(new Result.Failed(SPARED));
    assertThat(vendor.received()).hasSize(10);
  }

  @Test
  void when_fewer_failed_it_is_called() {
    call(6, 200);
    call(4, 503);

    vendor.answers(200, "{}");
    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 409, 422, 429})
  void a_vendor_that_refuses_is_there(int status) {
    call(10, status);

    vendor.answers(200, "{}");
    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);
  }

  @Test
  void what_was_not_called_for_our_own_reasons_says_nothing_about_the_vendor() {
    for (int calls = 0; calls < 10; calls++) {
      send(Request.get("threads", ".."));
    }

    vendor.answers(200, "{}");
    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);
  }

  @Test
  void whoever_asks_later_is_told_how_much_of_the_rest_is_left() {
    call(10, 503);
    later(Duration.ofSeconds(21));

    assertThat(send(CHANGE))
        .isEqualTo(new Result.Failed(new NotSent(null, SPARED.detail(), Duration.ofSeconds(9))));
  }

  @Test
  void after_the_rest_two_calls_that_succeed_are_enough() {
    call(10, 503);
    later(Fuse.REST.plusMillis(1));

    call(2, 200);
    call(4, 503);

    assertThat(vendor.received()).hasSize(16);
  }

  @Test
  void after_the_rest_a_call_that_fails_among_two_begins_another() {
    call(10, 503);
    later(Fuse.REST.plusMillis(1));

    call(1, 200);
    call(1, 503);

    assertThat(send(CHANGE)).isEqualTo(new Result.Failed(SPARED));
    assertThat(vendor.received()).hasSize(12);
  }

  @Test
  void more_changes_than_the_vendor_takes_are_put_off() {
    var pace = Pace.of(2, Duration.ofMinutes(1));
    call(2, 200, pace);
    later(Duration.ofSeconds(15));

    assertThat(send(CHANGE, pace)).isEqualTo(putOffFor(Duration.ofSeconds(45)));
    assertThat(vendor.received()).hasSize(2);
    assertThat(http.resting().all())
        .extracting(Rest::reason, Rest::until)
        .containsExactly(tuple(Reason.PUT_OFF, Dialling.NOON.plusSeconds(60)));
  }

  @Test
  void a_window_moves_with_the_changes_in_it() {
    var pace = Pace.of(2, Duration.ofMinutes(1));
    call(1, 200, pace);
    later(Duration.ofSeconds(59));
    call(1, 200, pace);
    later(Duration.ofSeconds(1));
    call(1, 200, pace);

    assertThat(send(CHANGE, pace)).isEqualTo(putOffFor(Duration.ofSeconds(59)));
  }

  @Test
  void the_narrowest_of_several_windows_decides() {
    var pace = Pace.of(3, Duration.ofHours(1)).and(2, Duration.ofMinutes(1));
    call(2, 200, pace);
    assertThat(send(CHANGE, pace)).isEqualTo(putOffFor(Duration.ofMinutes(1)));
    later(Duration.ofMinutes(1));
    call(1, 200, pace);

    assertThat(send(CHANGE, pace)).isEqualTo(putOffFor(Duration.ofMinutes(59)));
  }

  @Test
  void a_change_waits_for_its_turn_where_that_comes_in_time() {
    var pace = Pace.of(1, Duration.ofMillis(20));
    vendor.answers(200, "{}").answers(200, "{}");

    try (var going =
        Dialling.at(() -> now.updateAndGet(before -> before.plus(Duration.ofMillis(1))))) {
      for (int calls = 0; calls < 2; calls++) {
        assertThat(send(going, CHANGE, pace)).isInstanceOf(Result.Ok.class);
      }
    }

    assertThat(now.get()).isAfterOrEqualTo(Dialling.NOON.plusMillis(20));
  }

  @Test
  void questions_are_neither_counted_nor_put_off() {
    var pace = Pace.of(1, Duration.ofMinutes(1));
    vendor.answers(200, "{}").answers(200, "{}").answers(200, "{}");

    send(QUESTION, pace);
    send(CHANGE, pace);

    assertThat(send(Request.of("POST", "search").asking(), pace)).isInstanceOf(Result.Ok.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void whoever_asks_for_time_is_called_by_nobody_until_then(int status) {
    vendor.answers(status, "{}", "Retry-After: 1800");
    send(QUESTION);
    later(Duration.ofMinutes(10));

    for (var request : List.of(QUESTION, CHANGE)) {
      assertThat(send(request)).isEqualTo(leftAlone("2026-11-20T12:30:00Z", 1_200));
    }
    assertThat(vendor.received()).hasSize(1);
    assertThat(http.resting().all())
        .extracting(Rest::reason, Rest::until)
        .containsExactly(tuple(Reason.ASKED_FOR, Dialling.NOON.plusSeconds(1_800)));
    later(Duration.ofMinutes(20));
    vendor.answers(200, "{}");
    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);
  }

  @Test
  void whoever_takes_no_more_after_a_success_is_called_by_nobody_until_it_does() {
    vendor.answers(200, "{}", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 1795176006");

    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);

    assertThat(send(CHANGE)).isEqualTo(leftAlone("2026-11-20T12:00:06Z", 6));
    later(Duration.ofSeconds(6));
    vendor.answers(200, "{}");
    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);
  }

  @Test
  void whoever_asks_for_more_than_an_hour_is_left_alone_for_an_hour() {
    vendor.answers(429, "{}", "Retry-After: 999999");

    send(CHANGE);

    assertThat(send(CHANGE)).isEqualTo(leftAlone("2026-11-20T13:00:00Z", 3_600));
  }

  @Test
  void who_is_too_busy_and_does_not_say_until_when_is_called_again() {
    vendor.answers(429, "{}").answers(200, "{}");

    send(CHANGE);

    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);
    assertThat(http.resting().all()).isEmpty();
  }

  @Test
  void who_insists_is_let_through_and_ends_the_pause_by_succeeding() {
    vendor.answers(429, "{}", "Retry-After: 1800").answers(200, "{}").answers(200, "{}");
    send(CHANGE);

    assertThat(insist()).isInstanceOf(Reading.Seen.class);

    assertThat(http.resting().all()).isEmpty();
    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);
  }

  @Test
  void who_insists_is_let_through_where_too_many_calls_failed() {
    call(10, 503);
    vendor.answers(200, "{}").answers(200, "{}");

    assertThat(insist()).isInstanceOf(Reading.Seen.class);

    assertThat(send(CHANGE)).isInstanceOf(Result.Ok.class);
  }

  @Test
  void who_insists_in_vain_changes_nothing() {
    vendor.answers(429, "{}", "Retry-After: 1800").answers(401, "{}");
    send(CHANGE);

    assertThat(insist()).isInstanceOf(Reading.Failed.class);

    assertThat(send(CHANGE)).isEqualTo(leftAlone("2026-11-20T12:30:00Z", 1_800));
  }

  @Test
  void who_insists_may_hear_that_the_vendor_wants_still_more_time() {
    vendor.answers(429, "{}", "Retry-After: 60").answers(429, "{}", "Retry-After: 120");
    send(CHANGE);

    insist();

    assertThat(send(CHANGE)).isEqualTo(leftAlone("2026-11-20T12:02:00Z", 120));
  }

  private Reading<Boolean> insist() {
    return http.open(Dialling.to(vendor.url()), "/api", Map.of(), Pace.untold())
        .insist(session -> session.send(QUESTION).listing(_ -> Optional.of(true)));
  }

  private static Result leftAlone(String until, long seconds) {
    return new Result.Failed(
        new NotSent(
            null,
            "not tried: the vendor asked to be left alone until " + until,
            Duration.ofSeconds(seconds)));
  }

  private static Result putOffFor(Duration wait) {
    return new Result.Failed(
        new NotSent(null, "not tried: the vendor takes no more changes for now", wait));
  }

  private void later(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private void call(int times, int status) {
    call(times, status, Pace.untold());
  }

  private void call(int times, int status, Pace pace) {
    for (int calls = 0; calls < times; calls++) {
      vendor.answers(status, "{}");
      send(CHANGE, pace);
    }
  }

  private Result send(Request request) {
    return send(request, Pace.untold());
  }

  private Result send(Request request, Pace pace) {
    return send(http, request, pace);
  }

  private Result send(VendorHttp http, Request request, Pace pace) {
    return http.open(Dialling.to(vendor.url()), "/api", Map.of(), pace).send(request);
  }
}
