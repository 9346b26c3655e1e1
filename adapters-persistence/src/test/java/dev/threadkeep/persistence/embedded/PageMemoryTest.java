package dev.threadkeep.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageMemoryTest {
  private static final long GIGABYTE = 1L << 30;

  @ParameterizedTest
  @CsvSource({"1, 128", "2, 128", "3, 192", "4, 256", "8, 512", "24, 512"})
  void is_a_sixteenth_of_what_there_is_within_bounds(long gigabytes, long megabytes) {
    assertThat(PageMemory.megabytes(gigabytes * GIGABYTE)).isEqualTo(megabytes);
  }
}
