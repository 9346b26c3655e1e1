package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Index scans that are merged, each over one stretch that is in the order of the list already, so
 * that so many rows cost no more than themselves, wherever they begin and whether there are any.
 *
 * @param updatedAfter only rows of threads whose last event is later
 * @param after the position to start behind
 */
record Merge(
    OrganizationId organization,
    Source source,
    Source.Order order,
    List<Stretch> stretches,
    @Nullable Instant updatedAfter,
    @Nullable Position after,
    int limit) {

  /** Of two places to begin at, an index is entered at one, which must be the one farther on. */
  Merge {
    boolean beginsAtChange =
        !order.descending() && order.time().equals(source.column("updated_at"));
    if (beginsAtChange && updatedAfter != null && after != null) {
      if (after.at().isBefore(updatedAfter)) {
        after = null;
      } else {
        updatedAfter = null;
      }
    }
  }

  /** The rows in their order. */
  String sql(String columns) {
    return "SELECT * FROM (%s) %s %s"
        .formatted(
            stretches.stream()
                .map(stretch -> scan(columns, stretch))
                .collect(Collectors.joining("\nUNION ALL\n")),
            source.alias(),
            inOrder());
  }

  /** The limit is in the text, since the planner takes one that it does not know for a tenth. */
  private String inOrder() {
    return "ORDER BY %s LIMIT %d".formatted(order.by(), limit);
  }

  /** Each scan says its order and limit itself: only then are they merged as far as is needed. */
  private String scan(String columns, Stretch stretch) {
    var sql =
        new StringBuilder(
            "(SELECT %s FROM %s WHERE %s = ? AND %s"
                .formatted(
                    columns,
                    source.aliased(),
                    source.column("organization_id"),
                    stretch.condition()));
    if (updatedAfter != null) {
      sql.append(" AND %s > ?".formatted(source.column("updated_at")));
    }
    if (after != null) {
      sql.append(" AND ").append(order.behind());
    }
    return sql.append(' ').append(inOrder()).append(')').toString();
  }

  /**
   * The threads of rows that were found, row by row. Without the fence (OFFSET 0) the planner may
   * take the rows of a small organization for so few that it begins with the threads.
   */
  static String threads(Source source) {
    return """
    CROSS JOIN LATERAL (SELECT %s
                          FROM thread t
                         WHERE t.organization_id = ? AND t.id = %s
                        OFFSET 0) t"""
        .formatted(ThreadRow.COLUMNS, source.column("thread_id"));
  }

  void bind(Parameters parameters) throws SQLException {
    for (var stretch : stretches) {
      parameters.uuid(organization.value());
      stretch.binding().bind(parameters);
      if (updatedAfter != null) {
        parameters.instant(updatedAfter);
      }
      bindPosition(parameters, after);
    }
  }

  static void bindPosition(Parameters parameters, @Nullable Position position) throws SQLException {
    if (position != null) {
      parameters.instant(position.at()).uuid(position.thread().value());
    }
  }
}
