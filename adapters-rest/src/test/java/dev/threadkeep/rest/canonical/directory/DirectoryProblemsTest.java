package dev.threadkeep.rest.canonical.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.directory.TeammateStore.Removal.StillReferred;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | 1 | 2 threads are assigned to the teammate, and 1 key belongs to it.",
        "1 | 0 | 1 thread is assigned to the teammate, and 0 keys belong to it.",
        "0 | 3 | 0 threads are assigned to the teammate, and 3 keys belong to it.",
      })
  void a_teammate_in_use_is_told_in_english(int threads, int keys, String sentence) {
    assertThat(DirectoryProblems.inUse(new StillReferred(threads, keys)))
        .hasMessageEndingWith(sentence);
  }
}
