package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.bootstrap.end2end.OrderOfTellings.Call;
import dev.threadkeep.bootstrap.end2end.OrderOfTellings.Made;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderOfTellingsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static final List<Made> MADE =
      made(
          Telling.title("one"),
          Telling.closed(),
          Telling.note("first"),
          Telling.title("two"),
          Telling.open(),
          Telling.note("second"));

  private static List<Made> made(Telling... changes) {
    return IntStream.range(0, changes.length)
        .mapToObj(number -> new Made(number + 2, NOON.plusSeconds(number), changes[number]))
        .toList();
  }

  private static Call call(int life, Telling what) {
    return new Call(life, NOON.plusSeconds(60), what);
  }

  private static List<String> flaws(Telling... told) {
    return flaws(List.of(told).stream().map(what -> call(1, what)).toList());
  }

  private static List<String> flaws(List<Call> calls) {
    return OrderOfTellings.flaws(MADE, calls, Set.of());
  }

  @Test
  void what_was_changed_may_be_told_change_by_change() {
    assertThat(
            flaws(
                Telling.title("one"),
                Telling.closed(),
                Telling.note("first"),
                Telling.title("two"),
                Telling.open(),
                Telling.note("second")))
        .isEmpty();
  }

  @Test
  void what_a_later_change_took_the_place_of_need_not_be_told() {
    assertThat(flaws(Telling.note("first"), Telling.open(), Telling.title("two"))).isEmpty();
  }

  @Test
  void what_was_not_changed_must_not_be_told() {
    assertThat(flaws(Telling.title("three")))
        .containsExactly("TITLE three was told and not changed");
  }

  @Test
  void nor_what_was_changed_afterwards() {
    var early = new Call(1, NOON.minusSeconds(1), Telling.title("one"));

    assertThat(flaws(List.of(early))).containsExactly("TITLE one was told and not changed");
  }

  @Test
  void an_older_title_must_not_follow_a_newer_one() {
    assertThat(flaws(Telling.title("two"), Telling.title("one")))
        .containsExactly("TITLE one was told behind something later");
  }

  @Test
  void what_was_changed_before_a_note_must_not_follow_it() {
    assertThat(flaws(Telling.note("first"), Telling.closed()))
        .containsExactly("STATUS closed was told behind something later");
  }

  @Test
  void a_note_must_not_follow_what_was_changed_after_it() {
    assertThat(flaws(Telling.title("two"), Telling.note("first")))
        .containsExactly("NOTE first was told behind something later");
  }

  @Test
  void nothing_is_told_again_by_the_same_service() {
    assertThat(flaws(Telling.title("one"), Telling.title("one")))
        .containsExactly("TITLE one was told again");
  }

  @Test
  void what_was_under_way_may_be_told_again_after_a_kill() {
    assertThat(flaws(List.of(call(1, Telling.title("one")), call(2, Telling.title("one")))))
        .isEmpty();
  }

  @Test
  void but_nothing_before_it() {
    assertThat(
            flaws(
                List.of(
                    call(1, Telling.title("one")),
                    call(1, Telling.title("two")),
                    call(2, Telling.title("one")))))
        .containsExactly("TITLE one was told behind something later");
  }

  @Test
  void and_no_note() {
    assertThat(flaws(List.of(call(1, Telling.note("first")), call(2, Telling.note("first")))))
        .containsExactly("NOTE first was told again");
  }

  @Test
  void what_came_of_a_call_that_nobody_knows_may_be_asked_for_again() {
    var twice = List.of(call(1, Telling.title("one")), call(1, Telling.title("one")));

    assertThat(OrderOfTellings.flaws(MADE, twice, Set.of(2L))).isEmpty();
  }
}
