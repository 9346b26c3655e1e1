package dev.threadkeep.vendors.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all fakes have in common, shown by one of them. */
class FakeServiceTest {
  private static final String ONE = "7f3b2a10-0000-4000-8000-000000000001";
  private static final String TWO = "7f3b2a10-0000-4000-8000-000000000002";
  private static final String LIST = "/api/v1/threads";
  private static final String THREAD = "/api/v1/threads/" + ONE;
  private static final String CLOSE = THREAD + "/close";

  private final FakeFeather vendor = FakeFeather.start("key");
  private final Asking asking = new Asking(vendor.url(), Map.of("X-API-Key", "key"));

  @BeforeEach
  void open() {
    vendor.seed(ONE);
    vendor.seed(TWO);
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void writes_every_call_down() {
    asking.get(LIST + "?limit=1");
    asking.send("PATCH", CLOSE, "{\"reason\": \"ENDED\"}");
    asking.send("PATCH", CLOSE, "{}");
    asking.get("/api/v1/threads/" + TWO);

    assertThat(vendor.heard()).extracting(Heard::number).containsExactly(1, 2, 3, 4);
    assertThat(vendor.heard(ONE))
        .extracting(Heard::line)
        .containsExactly("PATCH " + CLOSE, "PATCH " + CLOSE);
    assertThat(vendor.heard(ONE))
        .extracting(Heard::status)
        .containsExactly(OptionalInt.of(200), OptionalInt.of(400));
    assertThat(vendor.doneTo(ONE))
        .extracting(Heard::body)
        .containsExactly("{\"reason\": \"ENDED\"}");
    assertThat(vendor.heard().getLast().turn()).hasValue(3);
  }

  @Test
  void waits_for_what_is_to_happen_and_no_longer_than_it_may() throws InterruptedException {
    var caller = Thread.ofVirtual().start(() -> asking.send("PATCH", CLOSE, "{}"));

    vendor.await(Duration.ofSeconds(10), () -> !vendor.state(ONE).path("isActive").booleanValue());

    assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
    assertThatThrownBy(() -> vendor.await(Duration.ofMillis(20), () -> vendor.heard().size() == 2))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not within PT0.02S");
  }

  @Test
  void carries_out_one_by_one_what_is_asked_at_once() throws InterruptedException {
    var callers =
        IntStream.range(0, 40)
            .mapToObj(
                number ->
                    Thread.ofVirtual()
                        .start(
                            () ->
                                asking.send(
                                    "POST",
                                    THREAD + "/messages",
                                    "{\"message\": \"%d\"}".formatted(number))))
            .toList();
    for (var caller : callers) {
      assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
    }

    assertThat(vendor.doneTo(ONE))
        .extracting(call -> call.turn().orElseThrow())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    assertThat(vendor.doneTo(ONE))
        .extracting(Heard::body)
        .containsExactlyElementsOf(
            vendor.said(ONE).stream()
                .map(said -> "{\"message\": \"%s\"}".formatted(said.text()))
                .toList());
  }

  @Test
  void lets_people_change_threads() {
    var before = vendor.changedAt(ONE);

    vendor.change(ONE, thread -> thread.put("leadId", "lead-1"));

    assertThat(asking.get(THREAD).at("/thread/leadId")).isEqualTo("lead-1");
    assertThat(vendor.changedAt(ONE)).isAfter(before);
    assertThat(asking.get(THREAD).at("/thread/updatedAt"))
        .isEqualTo(Times.text(vendor.changedAt(ONE)));
  }

  @Test
  void lets_threads_disappear() {
    vendor.remove(ONE);

    assertThat(asking.get(THREAD).status()).isEqualTo(404);
  }

  @Test
  void refuses_in_the_vendors_words_and_does_nothing() {
    vendor
        .faults()
        .next(
            new Fault.Refusal(503),
            Fault.Refusal.tooMany(Duration.ofSeconds(7)),
            Fault.Refusal.tooManyUntil(Instant.parse("2026-11-20T12:00:00Z")));

    var down = asking.send("PATCH", CLOSE, "{}");
    var seconds = asking.send("PATCH", CLOSE, "{}");
    var date = asking.send("PATCH", CLOSE, "{}");

    assertThat(down.status()).isEqualTo(503);
    assertThat(down.at("/success")).isEqualTo("false");
    assertThat(seconds.status()).isEqualTo(429);
    assertThat(seconds.header("Retry-After")).isEqualTo("7");
    assertThat(date.header("Retry-After")).isEqualTo("Fri, 20 Nov 2026 12:00:00 GMT");
    assertThat(vendor.doneTo(ONE)).isEmpty();
  }

  @Test
  void may_fail_after_having_done_it() {
    vendor.faults().next(new Fault.FailureAfter(502));

    assertThat(asking.send("PATCH", CLOSE, "{}").status()).isEqualTo(502);

    assertThat(vendor.doneTo(ONE)).extracting(Heard::status).containsExactly(OptionalInt.of(502));
    assertThat(vendor.state(ONE).path("isActive").booleanValue()).isFalse();
  }

  @Test
  void may_answer_something_else() {
    vendor.faults().next(new Fault.Garbage());

    assertThatThrownBy(() -> asking.send("PATCH", CLOSE, "{}"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Unexpected character ('<'");

    assertThat(vendor.doneTo(ONE)).hasSize(1);
  }

  @Test
  void may_break_its_answer_off() {
    vendor.faults().next(new Fault.HalfAnswer());

    assertThatThrownBy(() -> asking.send("PATCH", CLOSE, "{}"))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(vendor.doneTo(ONE)).hasSize(1);
  }

  @Test
  void may_answer_at_great_length() {
    vendor.faults().next(new Fault.HugeAnswer());

    var told = asking.send("PATCH", CLOSE, "{}");

    assertThat(told.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isGreaterThan(2 << 20);
    assertThat(told.at("/thread/id")).isEqualTo(ONE);
  }

  @Test
  void may_answer_late_and_slowly() {
    vendor
        .faults()
        .next(new Fault.Late(Duration.ofMillis(50), new Fault.Drip(Duration.ofNanos(100_000))));
    long before = System.nanoTime();

    assertThat(asking.send("PATCH", CLOSE, "{}").at("/thread/id")).isEqualTo(ONE);

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void may_never_answer_and_still_ends() throws InterruptedException {
    vendor.faults().once(asked -> asked.method().equals("PATCH"), new Fault.Silence(true));
    vendor.faults().once(asked -> asked.target().equals(LIST), new Fault.Silence(false));
    var callers =
        List.of(
            Thread.ofVirtual().start(() -> ignoring(() -> asking.send("PATCH", CLOSE, "{}"))),
            Thread.ofVirtual().start(() -> ignoring(() -> asking.get(LIST))));
    vendor.await(
        Duration.ofSeconds(10), () -> !vendor.doneTo(ONE).isEmpty() && vendor.heard().size() == 2);

    vendor.close();

    for (var caller : callers) {
      assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(vendor.heard(ONE)).hasSize(1);
    assertThat(vendor.heard()).filteredOn(call -> !call.isDone()).hasSize(1);
  }

  @Test
  void spoils_the_call_that_is_meant() {
    vendor.faults().once(asked -> asked.target().endsWith("/close"), new Fault.Refusal(500));

    assertThat(asking.get(THREAD).status()).isEqualTo(200);
    assertThat(asking.send("PATCH", CLOSE, "{}").status()).isEqualTo(500);
    assertThat(asking.send("PATCH", CLOSE, "{}").status()).isEqualTo(200);
  }

  @Test
  void the_same_seed_spoils_the_same_calls() {
    var kinds = List.<Fault>of(new Fault.Refusal(500), new Fault.FailureAfter(500));

    var some = spoilt(new SeededFaults(42, 30, kinds));

    assertThat(spoilt(new SeededFaults(42, 30, kinds))).isEqualTo(some);
    assertThat(spoilt(new SeededFaults(43, 30, kinds))).isNotEqualTo(some);
    assertThat(some).filteredOn(kinds::contains).hasSizeBetween(200, 400);
  }

  @Test
  void what_goes_wrong_by_a_plan_can_be_ended() {
    vendor.faults().by(new SeededFaults(1, 100, List.of(new Fault.Refusal(500))));
    var during = asking.get(THREAD);

    vendor.faults().end();

    assertThat(during.status()).isEqualTo(500);
    assertThat(asking.get(THREAD).status()).isEqualTo(200);
  }

  private static List<Fault> spoilt(FaultPlan plan) {
    return IntStream.rangeClosed(1, 1_000)
        .mapToObj(
            number ->
                plan.of(
                    new Asked(
                        number, Instant.EPOCH, "GET", "/", List.of(), Map.of(), Map.of(), "")))
        .toList();
  }

  private static void ignoring(Runnable call) {
    try {
      call.run();
    } catch (UncheckedIOException _) {
      // That the connection breaks is what is awaited.
    }
  }
}
