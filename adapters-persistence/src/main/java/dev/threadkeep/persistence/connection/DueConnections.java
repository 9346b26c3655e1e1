package dev.threadkeep.persistence.connection;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** Which connections there is something to do about, whosever they are. */
public final class DueConnections {
  private DueConnections() {}

  /**
   * Asks for them without naming an organization.
   *
   * @param sql takes the time, and gives {@code organization_id} and {@code connection_id}
   */
  public static <T> List<T> asked(
      Session session,
      String sql,
      Instant now,
      BiFunction<OrganizationId, ConnectionId, T> connection) {
    return session.ask(
        sql,
        parameters -> parameters.instant(now),
        answer ->
            answer.all(
                row ->
                    connection.apply(
                        new OrganizationId(row.uuid("organization_id")),
                        new ConnectionId(row.uuid("connection_id")))));
  }
}
