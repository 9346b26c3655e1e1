package dev.threadkeep.persistence.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A table, as far as rows are added to it many at a time.
 *
 * @param columns those that are written, and what each has in it
 */
public record Table(String name, SequencedMap<String, Type> columns) {
  public Table {
    columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
  }

  /** What a column has in it. */
  public enum Type {
    UUID("unnest(?::uuid[])"),
    /** The same in all rows, given by the first. */
    COMMON_UUID("?::uuid"),
    /** Of whatever width. */
    NUMBER("unnest(?::bigint[])"),
    FLAG("unnest(?::boolean[])"),
    TIME("unnest(?::timestamptz[])"),
    TEXT("unnest(?::text[])"),
    JSON("unnest(?::json[])"),
    /** Arrays of arrays would be taken apart down to the texts, so each is a text of its own. */
    TEXTS("unnest(?::text[])::text[]");

    private final String parameter;

    Type(String parameter) {
      this.parameter = parameter;
    }
  }

  /** A table without columns as yet. */
  public static Table named(String name) {
    return new Table(name, new LinkedHashMap<>());
  }

  /** This table with columns that have one type in them. */
  public Table with(Type type, String... names) {
    var all = new LinkedHashMap<>(columns);
    for (var each : names) {
      if (all.put(each, type) != null) {
        throw new IllegalArgumentException("%s has two columns %s".formatted(name, each));
      }
    }
    return new Table(name, all);
  }

  /** No rows as yet. */
  public Columns rows() {
    return new Columns(this);
  }

  /**
   * The statement that adds the rows that {@link Parameters#columns} binds. It takes the arrays
   * apart side by side as it goes; a function in FROM would first keep each by itself.
   */
  public String insertion() {
    return "INSERT INTO %s (%s)%nSELECT %s"
        .formatted(
            name,
            String.join(", ", columns.keySet()),
            columns.values().stream()
                .map(type -> type.parameter)
                .collect(Collectors.joining(", ")));
  }
}
