package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.MessageLocator;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;

/** Finds the one message that a locator names. */
final class LocatingMessage {
  private static final String BY_ID = "?";

  /** A vendor's id goes before our own. A value of its own, as in {@link Locating}. */
  private static final String IN_DIALECT =
      """
      (SELECT coalesce(
        (SELECT v.message_id
           FROM message_vendor_id v
          WHERE v.organization_id = ? AND v.vendor = ? AND v.external_id IN (?, ?)
          ORDER BY v.external_id <> ?, v.message_id
          LIMIT 1),
        ?))""";

  private final Caller caller;
  private final MessageLocator locator;

  LocatingMessage(Caller caller, MessageLocator locator) {
    this.caller = caller;
    this.locator = locator;
  }

  String sql() {
    var id =
        switch (locator) {
          case MessageLocator.ById _ -> BY_ID;
          case MessageLocator.InDialect _ -> IN_DIALECT;
        };
    return "SELECT %s FROM message m WHERE m.organization_id = ? AND m.id = %s"
        .formatted(MessageRow.COLUMNS, id);
  }

  void bind(Parameters parameters) throws SQLException {
    var organization = caller.organization().value();
    parameters.uuid(organization);
    switch (locator) {
      case MessageLocator.ById(var id) -> parameters.uuid(id.value());
      case MessageLocator.InDialect(var vendor, var externalId, var otherForm, var ownId) ->
          parameters
              .uuid(organization)
              .text(vendor.name())
              .text(externalId)
              .text(otherForm)
              .text(externalId)
              .uuid(ownId == null ? null : ownId.value());
    }
  }
}
