package dev.threadkeep.persistence.connection;

import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionJson;
import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;

/** A row of table {@code connection}. */
final class ConnectionRow {
  static final String COLUMNS =
      """
      c.id, c.vendor, c.name, c.base_url, c.credentials, c.settings, c.enabled, c.version, c.retries,
      c.created_at, c.updated_at\
      """;

  static final String INSERT =
      """
      INSERT INTO connection
             (name, base_url, credentials, settings, enabled, version, updated_at, organization_id,
              id, vendor, created_at)
      VALUES (?, ?, ?::json, ?::json, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String UPDATE =
      """
      UPDATE connection
         SET name = ?, base_url = ?, credentials = ?::json, settings = ?::json, enabled = ?,
             version = ?, updated_at = ?
       WHERE organization_id = ? AND id = ?
      """;

  private ConnectionRow() {}

  /** What both statements take; the first of them takes more. */
  static Parameters bind(Parameters parameters, OrganizationId organization, Connection connection)
      throws SQLException {
    var terms = connection.terms();
    return parameters
        .text(terms.name())
        .text(terms.baseUrl())
        .json(ConnectionJson.of(terms.credentials()))
        .json(ConnectionJson.of(terms.settings()))
        .flag(terms.enabled())
        .number(connection.version())
        .instant(connection.updatedAt())
        .uuid(organization.value())
        .uuid(connection.id().value());
  }

  static Connection read(Rows row) throws SQLException {
    return new Connection(
        new ConnectionId(row.uuid("id")),
        new Vendor(row.text("vendor")),
        new Terms(
            row.text("name"),
            row.text("base_url"),
            ConnectionJson.readCredentials(row.object("credentials")),
            ConnectionJson.readSettings(row.object("settings")),
            row.flag("enabled")),
        row.number("version"),
        row.number("retries"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
