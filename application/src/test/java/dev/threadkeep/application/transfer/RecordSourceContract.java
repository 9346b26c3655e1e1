package dev.threadkeep.application.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.transfer.RecordSource.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link RecordSource} must do; each implementation's test implements this. */
public interface RecordSourceContract {

  /** A source that reads these bytes. */
  RecordSource reading(byte[] bytes);

  private List<Line> all(String text) {
    var source = reading(text.getBytes(StandardCharsets.UTF_8));
    var lines = new ArrayList<Line>();
    for (var line = source.next(); line != null; line = source.next()) {
      lines.add(line);
    }
    return lines;
  }

  @Test
  default void numbers_lines_from_one_and_passes_over_empty_ones() {
    assertThat(all("{\"a\": 1}\n\n \t\r\n{\"a\": \"ü\\n\"}\r\n{}"))
        .containsExactly(
            new Line.Parsed(1, new ObjectWriter().putNumber("a", 1).toObject()),
            new Line.Parsed(4, new ObjectWriter().putText("a", "ü\n").toObject()),
            new Line.Parsed(5, new ObjectWriter().toObject()));
  }

  @Test
  default void gives_nothing_of_nothing() {
    assertThat(all("")).isEmpty();
    assertThat(all("\n\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "{",
        "{} {}",
        "[]",
        "1",
        "null",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": \"\\u0000\"}",
        "{\"a\": \"\\ud800\"}",
        "{\"a\": 01}",
        "{\"a\": 1e999999}",
        "{'a': 1}"
      })
  default void tells_what_is_no_object_and_goes_on(String broken) {
    assertThat(all("{}\n" + broken + "\n{}"))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Line.Parsed.class),
            second ->
                assertThat(second)
                    .isInstanceOfSatisfying(
                        Line.Broken.class,
                        line -> {
                          assertThat(line.number()).isEqualTo(2);
                          assertThat(line.why()).isNotBlank();
                        }),
            third ->
                assertThat(third)
                    .isInstanceOfSatisfying(
                        Line.Parsed.class, line -> assertThat(line.number()).isEqualTo(3)));
  }
}
