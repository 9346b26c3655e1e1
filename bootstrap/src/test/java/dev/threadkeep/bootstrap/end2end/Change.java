package dev.threadkeep.bootstrap.end2end;

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
  private static final List<String> BEFORE_VIEWS = List.of("change", "given", "request");

  static List<Change> all() {
    return Table.rows(
            "changes-across-dialects.md",
            Stream.concat(
                    BEFORE_VIEWS.stream(),
                    Arrays.stream(View.values()).map(view -> view.name().toLowerCase(Locale.ROOT)))
                .toList())
        .map(Change::of)
        .toList();
  }

  private static Change of(List<String> cells) {
    var views = cells.subList(BEFORE_VIEWS.size(), cells.size()).iterator();
    var shown = new EnumMap<View, String>(View.class);
    for (var view : View.values()) {
      shown.put(view, views.next());
    }
    return new Change(
        cells.get(0), Given.named(cells.get(1)), Request.of(cells.get(2).replace("`", "")), shown);
  }
}
