package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitTimeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          retry-after       | 7                             | PT7S
          retry-after       | 0                             | PT0S
          retry-after       | Fri, 20 Nov 2026 12:00:30 GMT | PT30S
          retry-after       | Fri, 20 Nov 2026 11:00:00 GMT | PT0S
          retry-after       | 9999999                       | PT1H
          retry-after       | 99999999999999999999          | PT1H
          retry-after       | 00000000000000000007          | PT7S
          x-ratelimit-reset | 1795176004                    | PT4S
          x-ratelimit-reset | 1795176004500                 | PT4.5S
          x-ratelimit-reset | 12                            | PT12S
          ratelimit-reset   | 3                             | PT3S
          ratelimit-reset   | 99999999999999999999          | PT1H
          """)
  void is_what_the_vendor_says_in_whichever_way(String header, String value, String wait) {
    assertThat(WaitTime.in(Map.of(header, value), Dialling.NOON)).hasToString(wait);
  }

  @Test
  void retry_after_says_it_best() {
    var headers = Map.of("retry-after", "2", "x-ratelimit-reset", "30");

    assertThat(WaitTime.in(headers, Dialling.NOON)).hasToString("PT2S");
  }

  @Test
  void is_told_by_the_last_answer_that_the_vendor_gives_before_its_limit_begins_anew() {
    var last = Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1795176006");
    var lastButOne = Map.of("x-ratelimit-remaining", "1", "x-ratelimit-reset", "1795176006");

    assertThat(WaitTime.usedUp(last, Dialling.NOON)).hasToString("PT6S");
    assertThat(WaitTime.usedUp(lastButOne, Dialling.NOON)).isNull();
    assertThat(WaitTime.usedUp(Map.of("x-ratelimit-remaining", "0"), Dialling.NOON)).isNull();
  }

  @Test
  void is_an_hour_at_most_where_the_limit_is_used_up() {
    var next = Map.of("ratelimit-remaining", "0", "ratelimit-reset", "1895176006");

    assertThat(WaitTime.usedUp(next, Dialling.NOON)).hasToString("PT1H");
  }

  @Test
  void is_unknown_where_nothing_is_said_or_nothing_that_makes_sense() {
    assertThat(WaitTime.in(Map.of(), Dialling.NOON)).isNull();
    assertThat(WaitTime.in(Map.of("retry-after", "soon", "x-ratelimit-reset", "-1"), Dialling.NOON))
        .isNull();
  }
}
