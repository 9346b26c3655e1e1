package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ThreadLocator.InDialect;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds several threads of an organization that dialects name, as {@link Locating} finds one. */
final class LocatingSeveral {
  private static final String ID =
      """
      coalesce(
        (SELECT r.thread_id
           FROM external_reference r
          WHERE r.organization_id = ? AND r.external_id IN (w.external_id, w.other_form)
            AND r.vendor = w.vendor AND (w.account IS NULL OR r.account = w.account)
          ORDER BY r.external_id <> w.external_id, r.account <> '', r.referenced_at, r.thread_id
          LIMIT 1),
        (SELECT own.id
           FROM thread own
          WHERE own.organization_id = ? AND own.id = w.id AND %1$s),
        (SELECT own.id
           FROM thread own
          WHERE own.organization_id = ? AND own.number = w.number AND %1$s))\
      """
          .formatted(Locating.isInNoOtherAccount("w.vendor", "w.account"));

  private static final String NAMED =
      """
      json_to_recordset(?::json)
        AS w (position integer, external_id text, other_form text, vendor text,
              account text, id uuid, number bigint)\
      """;

  /** The ids by position, null where there is no such thread. */
  static final String IDS =
      """
      SELECT w.position, %s AS id
        FROM %s
      """
          .formatted(ID, NAMED);

  /**
   * The threads by position. Each is looked up by itself, whatever the planner expects of the list
   * of names.
   */
  static final String THREADS =
      """
      SELECT w.position, %s
        FROM (SELECT w.position, %s AS thread_id FROM %s OFFSET 0) w
       CROSS JOIN LATERAL
             (SELECT * FROM thread WHERE organization_id = ? AND id = w.thread_id LIMIT 1) t\
      """
          .formatted(ThreadRow.COLUMNS, ID, NAMED);

  private final OrganizationId organization;
  private final List<JsonObject> names = new ArrayList<>();

  LocatingSeveral(OrganizationId organization) {
    this.organization = organization;
  }

  void add(int position, InDialect locator) {
    var name =
        new ObjectWriter()
            .putNumber("position", position)
            .putText("external_id", locator.externalId())
            .putText("other_form", locator.otherForm())
            .putText("vendor", locator.vendor())
            .putText("account", locator.account())
            .putText("id", locator.ownId());
    if (locator.ownNumber() != null) {
      name.putNumber("number", locator.ownNumber().value());
    }
    names.add(name.toObject());
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** For {@link #IDS}. */
  void bind(Parameters parameters) throws SQLException {
    parameters
        .uuid(organization.value())
        .uuid(organization.value())
        .uuid(organization.value())
        .json(new JsonArray(List.copyOf(names)));
  }

  /** For {@link #THREADS}. */
  void bindThreads(Parameters parameters) throws SQLException {
    bind(parameters);
    parameters.uuid(organization.value());
  }
}
