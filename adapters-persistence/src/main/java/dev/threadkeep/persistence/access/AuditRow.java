package dev.threadkeep.persistence.access;

import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of table {@code audit_entry}. */
public final class AuditRow {
  static final String COLUMNS =
      "id, action, at, by_type, by_id, through, request_id, subject, data";

  private AuditRow() {}

  /** Adds one in the transaction of the change that it is about. */
  public static void add(
      Transaction transaction,
      Caller caller,
      Signature signature,
      Instant at,
      String action,
      @Nullable String subject,
      JsonObject data)
      throws SQLException {
    transaction.ask(
        caller.organization(),
        """
        INSERT INTO audit_entry (organization_id, at, by_type, by_id, through, request_id, action,
                                 subject, data)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::json)
        """,
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .instant(at)
                .text(signature.by().type())
                .text(signature.by().idText())
                .text(signature.through().name())
                .text(signature.requestId())
                .text(action)
                .text(subject)
                .json(data),
        _ -> Boolean.TRUE);
  }

  static AuditEntry read(Rows row) throws SQLException {
    var through = row.textOrNull("through");
    return new AuditEntry(
        row.uuid("id"),
        row.text("action"),
        row.instant("at"),
        Actor.of(row.text("by_type"), row.textOrNull("by_id")),
        through == null ? null : new Through(through),
        row.textOrNull("request_id"),
        row.textOrNull("subject"),
        row.object("data"));
  }
}
