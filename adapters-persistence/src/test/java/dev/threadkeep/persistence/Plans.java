package dev.threadkeep.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How PostgreSQL carries out statements for the application role. */
public final class Plans {
  private Plans() {}

  /**
   * The plan of a statement, line by line.
   *
   * @param organization that the transaction names; empty where it names none
   * @param values SQL that stands for the parameters
   */
  public static List<String> of(Bench bench, String organization, String query, String... values)
      throws SQLException {
    try (var connection = bench.database().dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(
            "SELECT set_config('app.organization', '%s', true)".formatted(organization));
        try (var rows =
            statement.executeQuery(
                "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + filled(query, values))) {
          var lines = new ArrayList<String>();
          while (rows.next()) {
            lines.add(rows.getString(1));
          }
          return lines;
        }
      }
    }
  }

  private static String filled(String query, String... values) {
    var filled = query;
    for (var value : values) {
      filled = filled.replaceFirst("\\?", value);
    }
    return filled;
  }

  /** How many pages of 8 KiB were looked at; the first such line is the whole plan's. */
  public static int buffers(List<String> plan) {
    var line =
        plan.stream().filter(each -> each.contains("Buffers: shared")).findFirst().orElseThrow();
    return Pattern.compile("(?:hit|read)=(\\d+)")
        .matcher(line)
        .results()
        .mapToInt(count -> Integer.parseInt(count.group(1)))
        .sum();
  }
}
