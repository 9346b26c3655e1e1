package dev.threadkeep.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScanTest {

  private final List<Integer> numbers = IntStream.range(0, 5_000).boxed().toList();
  private int read;

  @Test
  void a_page_has_what_is_wanted_and_names_its_last_item() {
    var page = Scan.page(this::read, number -> number % 3 == 0, null, 4);

    assertThat(page).isEqualTo(new Page<>(List.of(0, 3, 6, 9), 9));
  }

  @Test
  void a_page_starts_behind_an_item_that_is_not_wanted_too() {
    var page = Scan.page(this::read, number -> number % 3 == 0, 10, 2);

    assertThat(page).isEqualTo(new Page<>(List.of(12, 15), 15));
  }

  @Test
  void the_last_page_says_that_it_is_the_last_even_when_it_is_full() {
    var page = Scan.page(this::read, number -> number >= 4_998, 4_900, 2);

    assertThat(page).isEqualTo(new Page<>(List.of(4_998, 4_999), null));
  }

  @Test
  void what_is_rare_ends_a_page_early_and_the_next_goes_on_where_it_stopped() {
    var first = Scan.page(this::read, number -> number == 4_321, null, 10);

    assertThat(first).isEqualTo(new Page<>(List.<Integer>of(), Scan.MOST_READ - 1));
    assertThat(read).isEqualTo(Scan.MOST_READ);
    assertThat(all(number -> number == 4_321)).containsExactly(4_321);
  }

  @Test
  void whoever_follows_the_pages_sees_all_that_is_wanted_once() {
    assertThat(all(number -> number % 700 == 0))
        .containsExactly(0, 700, 1_400, 2_100, 2_800, 3_500, 4_200, 4_900);
  }

  @Test
  void a_page_that_is_full_when_the_reading_ends_goes_on_behind_what_was_read() {
    var page = Scan.page(this::read, number -> number == 5, null, 1);

    assertThat(page).isEqualTo(new Page<>(List.of(5), Scan.MOST_READ - 1));
  }

  @Test
  void without_a_filter_a_page_is_read_as_it_is() {
    assertThat(Scan.page(this::read, null, 3)).isEqualTo(new Page<>(List.of(0, 1, 2), 2));
    assertThat(Scan.page(this::read, 4_996, 3))
        .isEqualTo(new Page<>(List.of(4_997, 4_998, 4_999), null));
    assertThat(read).isEqualTo(6);
  }

  private List<Integer> all(Predicate<Integer> wanted) {
    var found = new ArrayList<Integer>();
    Integer after = null;
    do {
      var page = Scan.page(this::read, wanted, after, 3);
      found.addAll(page.items());
      after = page.next();
    } while (after != null);
    return found;
  }

  private Page<Integer, String> read(@Nullable Integer after, int limit) {
    var oneMore =
        numbers.stream()
            .filter(number -> after == null || number > after)
            .limit(limit + 1L)
            .toList();
    read += Math.min(limit, oneMore.size());
    return Page.of(oneMore, limit, number -> "place of " + number);
  }
}
