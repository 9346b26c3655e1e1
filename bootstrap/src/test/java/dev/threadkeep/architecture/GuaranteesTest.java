package dev.threadkeep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/guarantees.md} promises nothing that no test shows. */
class GuaranteesTest {
  private static final Path PAGE = Path.of("..", "docs", "guarantees.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Contract))`");

  private static List<String> promises() throws IOException {
    var promises =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| ") && line.matches(".*\\|.+\\|.+\\|"))
            .filter(line -> !line.startsWith("| guaranteed |"))
            .toList();
    assertThat(promises).hasSizeGreaterThan(10);
    return promises;
  }

  @Test
  void each_promise_names_tests_that_there_are() throws IOException {
    var there =
        ThreadkeepClasses.testSources().keySet().stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .collect(Collectors.toSet());

    for (var promise : promises()) {
      var named = TEST.matcher(promise).results().map(MatchResult::group).toList();
      assertThat(named.isEmpty() && !promise.contains("./threadkeep check")).as(promise).isFalse();
      assertThat(there)
          .as(promise)
          .containsAll(named.stream().map(name -> name.replace("`", "")).toList());
    }
  }
}
