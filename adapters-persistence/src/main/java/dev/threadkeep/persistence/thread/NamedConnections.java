package dev.threadkeep.persistence.thread;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** New references that name connections, of which none may be missing, or to another vendor. */
final class NamedConnections {
  private static final String NAMED =
      "unnest(?::uuid[], ?::text[]) WITH ORDINALITY AS n (id, vendor, position)";

  private static final String FOUND =
      """
      (SELECT c.id
         FROM connection c
        WHERE c.organization_id = ? AND c.id = n.id AND c.vendor = n.vendor
        LIMIT 1%s)""";

  /** Whether all are there, which then stay until the references are. */
  static final String ARE_HELD =
      "SELECT count(*) = count(f.id) AS ok FROM %s LEFT JOIN LATERAL %s f ON true"
          .formatted(NAMED, FOUND.formatted(" FOR KEY SHARE"));

  /** Where the first is that names none, counted from 1. */
  static final String FIRST_UNKNOWN =
      "SELECT n.position FROM %s WHERE NOT EXISTS %s ORDER BY n.position LIMIT 1"
          .formatted(NAMED, FOUND.formatted(""));

  private final List<ExternalReference> references = new ArrayList<>();
  private final List<UUID> ids = new ArrayList<>();
  private final List<String> vendors = new ArrayList<>();

  void add(ExternalReference reference) {
    var connection = reference.connection();
    if (connection != null) {
      references.add(reference);
      ids.add(connection.value());
      vendors.add(reference.vendor().name());
    }
  }

  boolean isEmpty() {
    return references.isEmpty();
  }

  ExternalReference at(int position) {
    return references.get(position - 1);
  }

  /** For {@link #ARE_HELD} and {@link #FIRST_UNKNOWN}. */
  void bind(Parameters parameters, OrganizationId organization) throws SQLException {
    parameters.uuids(ids).texts(vendors).uuid(organization.value());
  }
}
