package dev.threadkeep.persistence.session;

import dev.threadkeep.application.json.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table, column by column, for {@code unnest}: where there are thousands of them, the
 * server reads these arrays in less than half the time of {@link JsonRow rows of JSON}.
 */
public final class Columns {
  private final List<List<@Nullable String>> columns;

  /**
   * @param number how many there are
   */
  public Columns(int number) {
    columns = Stream.<List<@Nullable String>>generate(ArrayList::new).limit(number).toList();
  }

  /** Adds a row: the {@code toString} of the value of each column, in their order, or nothing. */
  public Columns add(@Nullable Object... row) {
    if (row.length != columns.size()) {
      throw new IllegalArgumentException(
          "%d values for %d columns".formatted(row.length, columns.size()));
    }
    for (int at = 0; at < row.length; at++) {
      var value = row[at];
      columns.get(at).add(value == null ? null : ValueText.of(value));
    }
    return this;
  }

  List<List<@Nullable String>> all() {
    return columns;
  }
}
