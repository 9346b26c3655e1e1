package dev.threadkeep.bootstrap.end2end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Tables in Markdown that tests go by. */
final class Table {
  private Table() {}

  /** The rows of the one table in a file beside the tests, each with its cells. */
  static Stream<List<String>> rows(String file, List<String> heads) {
    try (var text = Table.class.getResourceAsStream(file)) {
      assertThat(text).as(file).isNotNull();
      var rows =
          new String(text.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> line.startsWith("|"))
              .map(line -> cells(line, heads.size()))
              .toList();
      assertThat(rows.getFirst()).isEqualTo(heads);
      // The second row is the line below the heads.
      return rows.stream().skip(2);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> cells(String line, int count) {
    return Arrays.stream(line.split("\\|", -1)).skip(1).limit(count).map(String::strip).toList();
  }
}
