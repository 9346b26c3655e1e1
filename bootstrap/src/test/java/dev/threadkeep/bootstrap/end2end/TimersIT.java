package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a service does by itself when a time has come. */
@OnTheDemo
class TimersIT {
  private static final Duration PROMISED = Duration.ofSeconds(2);

  private static Wire wire;

  @BeforeAll
  static void start(SharedDemo demo) {
    wire = Wire.to(demo.service(), demo.keyOf("sleepers", "threads:write"));
    // The first requests of their kind may take longer than the snoozes below.
    var _ = Histories.snoozed(wire, Instant.now().plus(Duration.ofDays(1)));
  }

  @Test
  void a_snoozed_thread_is_woken_by_the_timer_within_two_seconds_of_its_time() throws Exception {
    var thread = Histories.open(wire);
    var until = Instant.now().plusSeconds(1);
    Histories.snooze(wire, thread, until);

    Histories.becomesOpen(wire, thread);

    var woken = Histories.events(wire, thread).getLast();
    assertThat(woken.path("type").asText()).isEqualTo("thread.woken");
    assertThat(woken.at("/by/type").asText()).isEqualTo("timer");
    assertThat(woken.at("/through").asText()).isEqualTo("timer");
    assertThat(Instant.parse(woken.path("at").asText())).isBetween(until, until.plus(PROMISED));
  }

  @Test
  void a_snooze_that_was_moved_ends_at_its_new_time_alone() throws Exception {
    var moved = Histories.open(wire);
    var first = Instant.now().plusSeconds(2);
    Histories.snooze(wire, moved, first);
    var second = first.plusSeconds(1);
    Histories.snooze(wire, moved, second);

    Histories.becomesOpen(wire, moved);

    assertThat(Histories.types(wire, moved))
        .containsExactly("thread.opened", "thread.snoozed", "thread.snoozed", "thread.woken");
    assertThat(Instant.parse(Histories.events(wire, moved).getLast().path("at").asText()))
        .isAfterOrEqualTo(second);
  }

  @Test
  void a_close_at_the_time_of_waking_comes_before_it_or_after_it_and_never_in_between()
      throws Exception {
    var threads = IntStream.range(0, 24).mapToObj(_ -> Histories.open(wire)).toList();
    var until = Instant.now().plusSeconds(2);
    threads.forEach(thread -> Histories.snooze(wire, thread, until));
    var last = Histories.snoozed(wire, until.plusSeconds(1));

    var statuses =
        Crowd.of(threads.size(), who -> closeAt(until.plusMillis(40L * who), threads.get(who)));
    Histories.becomesOpen(wire, last);

    assertThat(statuses).containsOnly(200);
    for (var thread : threads) {
      assertThat(Histories.types(wire, thread))
          .isIn(
              List.of("thread.opened", "thread.snoozed", "thread.closed"),
              List.of("thread.opened", "thread.snoozed", "thread.woken", "thread.closed"));
    }
  }

  private static int closeAt(Instant time, String thread) {
    try {
      Eventually.becomesTrue("it is " + time, () -> !Instant.now().isBefore(time));
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
    return wire.post("/v1/threads/%s/close".formatted(thread), "{}").status();
  }

  @Test
  void nothing_is_set_aside_where_nothing_was_refused() {
    var listed = wire.get("/v1/timers/set-aside");

    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.json().path("data")).isEmpty();
  }
}
