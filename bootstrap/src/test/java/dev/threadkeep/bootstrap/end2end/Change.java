package dev.threadkeep.bootstrap.end2end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A change of a thread through one API, and what all of them show of it: a row of {@code
 * changes-across-dialects.md}.
 *
 * @param request as the documentation of that API has it
 */
record Change(String name, Given given, Request request, Map<View, String> shown) {
  private static final String TABLE = "changes-across-dialects.md";
  private static final List<String> BEFORE_VIEWS = List.of("change", "given", "request");

  static List<Change> all() {
    var rows = table();
    assertThat(rows.getFirst())
        .isEqualTo(
            Stream.concat(
                    BEFORE_VIEWS.stream(),
                    Arrays.stream(View.values()).map(view -> view.name().toLowerCase(Locale.ROOT)))
                .toList());
    // The second row is the line below the heads.
    return rows.stream().skip(2).map(Change::of).toList();
  }

  private static List<List<String>> table() {
    try (var table = Change.class.getResourceAsStream(TABLE)) {
      assertThat(table).as(TABLE).isNotNull();
      return new String(table.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.startsWith("|"))
          .map(Change::cells)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1))
        .skip(1)
        .limit(BEFORE_VIEWS.size() + View.values().length)
        .map(String::strip)
        .toList();
  }

  private static Change of(List<String> cells) {
    var views = cells.subList(BEFORE_VIEWS.size(), cells.size()).iterator();
    var shown = new EnumMap<View, String>(View.class);
    for (var view : View.values()) {
      shown.put(view, views.next());
    }
    return new Change(
        cells.get(0),
        Given.valueOf(cells.get(1).toUpperCase(Locale.ROOT).replace(' ', '_')),
        Request.of(cells.get(2).replace("`", "")),
        shown);
  }
}
