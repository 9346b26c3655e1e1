package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What deciding stands on besides the thread: columns of the statement that reads the thread. */
final class Grounds {
  /** Of the table {@code policy} under the alias {@code p}; the teammates as "kind id". */
  static final String COLUMNS =
      """
      p.data AS policy,
      (SELECT array_agg(m.kind || ' ' || m.id)
         FROM teammate m
        WHERE m.organization_id = ? AND m.id = ANY (?)) AS teammates
      """;

  static final String COLUMNS_WITHOUT_TEAMMATES = "p.data AS policy";

  private final KnownPolicies policies = new KnownPolicies();

  static String columns(Set<TeammateId> teammates) {
    return teammates.isEmpty() ? COLUMNS_WITHOUT_TEAMMATES : COLUMNS;
  }

  static void bind(Parameters parameters, Caller caller, Set<TeammateId> teammates)
      throws SQLException {
    if (!teammates.isEmpty()) {
      parameters.uuid(caller.organization().value()).uuids(ids(teammates));
    }
  }

  private static Collection<UUID> ids(Set<TeammateId> teammates) {
    return teammates.stream().map(TeammateId::value).toList();
  }

  Ground read(OrganizationId organization, Set<TeammateId> teammates, Rows row)
      throws SQLException {
    return new Ground(
        policies.read(organization, row.text("policy")),
        teammates.isEmpty() || row.isNull("teammates") ? Map.of() : teammates(row));
  }

  private static Map<TeammateId, Assignee> teammates(Rows row) throws SQLException {
    var found = new HashMap<TeammateId, Assignee>();
    for (var text : row.texts("teammates")) {
      var kindAndId = text.split(" ", 2);
      var id = TeammateId.parse(kindAndId[1]);
      found.put(id, Assignee.of(kindAndId[0], id));
    }
    return found;
  }
}
