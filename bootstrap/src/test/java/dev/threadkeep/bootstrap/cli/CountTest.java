package dev.threadkeep.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {

  @ParameterizedTest
  @CsvSource({"0, 0 policies", "1, 1 policy", "2, 2 policies"})
  void one_is_no_plural(long number, String words) {
    assertThat(Count.of(number, "policy", "policies")).isEqualTo(words);
  }
}
