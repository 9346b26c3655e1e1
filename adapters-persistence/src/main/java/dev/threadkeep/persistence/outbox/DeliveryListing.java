package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.DeliveryLog.Filter;
import dev.threadkeep.application.outbox.DeliveryLog.Position;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an organization's deliveries. Each filter has an index that gives its rows in their
 * order, but for a connection alone: there the states' pages are put together.
 */
record DeliveryListing(
    OrganizationId organization, Filter filter, int rows, @Nullable Position after) {
  private static final String ALL = page("%s");
  private static final String OF_CONNECTION =
      page(
          """
          SELECT p.*
            FROM unnest(?::text[]) AS w (state)
           CROSS JOIN LATERAL (%s) p
           ORDER BY p.created_at DESC, p.id DESC
           LIMIT ?\
          """);

  private static final String NEWEST =
      """
      SELECT *
        FROM delivery
       WHERE organization_id = ?%s
       ORDER BY created_at DESC, id DESC
       LIMIT ?\
      """;

  private static final String BEHIND = " AND (created_at, id) < (?, ?)";

  private static String page(String selected) {
    return """
        SELECT %s
          FROM (%s) d
          %s
         ORDER BY d.created_at DESC, d.id DESC\
        """
        .formatted(LoggedDelivery.COLUMNS, selected, LoggedDelivery.STREAM);
  }

  String sql() {
    var behind = after == null ? "" : BEHIND;
    if (filter.connection() != null) {
      return OF_CONNECTION.formatted(
          NEWEST.formatted(" AND connection_id = ? AND state = w.state" + behind));
    }
    return ALL.formatted(
        NEWEST.formatted((filter.state() == null ? "" : " AND state = ?") + behind));
  }

  void bind(Parameters parameters) throws SQLException {
    var connection = filter.connection();
    if (connection != null) {
      parameters.texts(states()).uuid(organization.value()).uuid(connection.value());
      bindPlace(parameters);
      parameters.integer(rows).integer(rows);
      return;
    }
    parameters.uuid(organization.value());
    if (filter.state() != null) {
      parameters.text(filter.state().word());
    }
    bindPlace(parameters);
    parameters.integer(rows);
  }

  private List<String> states() {
    return filter.state() == null
        ? Arrays.stream(DeliveryState.values()).map(DeliveryState::word).toList()
        : List.of(filter.state().word());
  }

  private void bindPlace(Parameters parameters) throws SQLException {
    if (after != null) {
      parameters.instant(after.createdAt()).uuid(after.id().value());
    }
  }
}
