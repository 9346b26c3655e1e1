package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many clients who want the same thread at the same time. */
@OnTheDemo
class RacesIT {
  private static Wire wire;

  @BeforeAll
  static void start(SharedDemo demo) {
    wire = Wire.to(demo.service(), demo.keyOf("racers", "threads:write"));
  }

  @RepeatedTest(3)
  void of_64_who_close_a_thread_one_does() {
    var thread = Histories.open(wire);

    var statuses = Crowd.of(64, _ -> close(thread).status());

    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    assertThat(Histories.types(wire, thread)).containsExactly("thread.opened", "thread.closed");
  }

  @Test
  void every_close_and_reopen_that_32_clients_had_accepted_is_in_the_history() {
    closeAndReopenFor(Duration.ofSeconds(2));
  }

  @Test
  @Tag("long")
  void nor_is_any_lost_in_ten_seconds() {
    closeAndReopenFor(Duration.ofSeconds(10));
  }

  private static void closeAndReopenFor(Duration time) {
    var thread = Histories.open(wire);
    var end = System.nanoTime() + time.toNanos();

    var accepted = Crowd.of(32, who -> closeAndReopenUntil(end, thread, who % 2 == 0)).stream();
    var expected = accepted.flatMap(List::stream).toList();

    var history = Histories.events(wire, thread);
    var happened = history.stream().skip(1).map(event -> event.path("type").asText()).toList();
    assertThat(happened).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(happened)
        .containsExactlyElementsOf(
            IntStream.range(0, happened.size())
                .mapToObj(turn -> turn % 2 == 0 ? "thread.closed" : "thread.reopened")
                .toList());
    assertThat(history.stream().map(event -> event.path("seq").asInt()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, history.size()).boxed().toList());
    var now = wire.get("/v1/threads/" + thread);
    assertThat(now.json().path("version").asInt()).isEqualTo(history.size());
    assertThat(now.at("/status")).isEqualTo(happened.size() % 2 == 0 ? "open" : "closed");
  }

  /** What events its accepted calls must have made. */
  private static List<String> closeAndReopenUntil(long end, String thread, boolean closesFirst) {
    var events = new ArrayList<String>();
    for (var closes = closesFirst; System.nanoTime() - end < 0; closes = !closes) {
      var answer = closes ? close(thread) : reopen(thread);
      assertThat(answer.status()).as(answer.text()).isIn(200, 409);
      if (answer.status() == 200) {
        events.add(closes ? "thread.closed" : "thread.reopened");
      }
    }
    return events;
  }

  @RepeatedTest(3)
  void of_16_who_change_the_version_that_they_saw_one_does() {
    var thread = Histories.open(wire);
    var seen = wire.get("/v1/threads/" + thread).header("ETag");

    var answers =
        Crowd.of(
            16,
            who ->
                wire.send(
                    "PATCH",
                    "/v1/threads/" + thread,
                    "{\"title\": \"by %d\"}".formatted(who),
                    "If-Match",
                    seen));

    var statuses = answers.stream().map(Wire.Raw::status).toList();
    assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 412)
        .allSatisfy(answer -> assertThat(answer.at("/current_version")).isEqualTo("2"));
    assertThat(Collections.frequency(statuses, 412)).isEqualTo(15);
  }

  static Stream<Function<String, KeyedRequest>> closes() {
    return Stream.of(KeyedRequest::closing, KeyedRequest::closingThroughFeather);
  }

  @ParameterizedTest
  @MethodSource("closes")
  void of_32_requests_with_one_key_one_is_carried_out_and_answers_for_all(
      Function<String, KeyedRequest> closing) {
    var thread = Histories.open(wire);
    var request = closing.apply(thread);

    assertOneIsCarriedOut(Crowd.of(32, _ -> request.send(wire)));

    assertThat(Histories.types(wire, thread)).containsExactly("thread.opened", "thread.closed");
  }

  @Test
  void of_32_openings_with_one_key_one_opens_a_thread() {
    var request = KeyedRequest.opening("racing");

    assertOneIsCarriedOut(Crowd.of(32, _ -> request.send(wire)));

    assertThat(request.times().applyAsInt(wire)).isEqualTo(1);
  }

  @Test
  void of_32_switches_with_one_key_one_switches() {
    var thread = Histories.open(wire);
    var path = "/contextgpt/api/v1/chatting/bot/thread/%s/escalate".formatted(thread);

    assertOneIsCarriedOut(
        Crowd.of(32, _ -> wire.send("PATCH", path, null, "Idempotency-Key", "switch-" + thread)));

    assertThat(Histories.types(wire, thread)).containsExactly("thread.opened", "thread.escalated");
  }

  @Test
  void of_32_bulk_requests_with_one_key_one_is_carried_out() {
    var request =
        KeyedRequest.closingTogether(
            Stream.generate(() -> Histories.open(wire)).limit(20).toList());

    assertOneIsCarriedOut(Crowd.of(32, _ -> request.send(wire)));

    assertThat(request.times().applyAsInt(wire)).isEqualTo(1);
  }

  /** All that were answered heard the same; the others are to come back. */
  static void assertOneIsCarriedOut(List<Wire.Raw> answers) {
    assertThat(answers).extracting(Wire.Raw::status).isSubsetOf(200, 201, 409);
    var heard = answers.stream().filter(answer -> answer.status() != 409).toList();
    assertThat(heard).extracting(Wire.Raw::text).containsOnly(heard.getFirst().text());
    assertThat(heard).extracting(Wire.Raw::status).containsOnly(heard.getFirst().status());
    assertThat(heard).filteredOn(answer -> !KeyedRequest.isReplayed(answer)).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isNotEmpty());
  }

  private static Wire.Raw close(String thread) {
    return wire.post("/v1/threads/%s/close".formatted(thread), "{}");
  }

  private static Wire.Raw reopen(String thread) {
    return wire.post("/v1/threads/%s/reopen".formatted(thread), "{}");
  }
}
