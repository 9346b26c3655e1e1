package dev.threadkeep.persistence.access;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.application.access.AuditStore;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.persistence.session.Session;
import org.jspecify.annotations.Nullable;

/** The audit, read. */
public final class PostgresAuditStore implements AuditStore {
  private static final String FIRST = page("");

  /** A query of its own, since one for both cases could not begin where the page does. */
  private static final String NEXT = page("AND (at, id) < (?, ?)");

  private final Session session;

  public PostgresAuditStore(Session session) {
    this.session = session;
  }

  private static String page(String behind) {
    return """
        SELECT %s
          FROM audit_entry
         WHERE organization_id = ? %s
         ORDER BY at DESC, id DESC
         LIMIT ?
        """
        .formatted(AuditRow.COLUMNS, behind);
  }

  @Override
  public Page<AuditEntry, AuditPosition> list(
      Caller caller, int limit, @Nullable AuditPosition after) {
    var entries =
        session.ask(
            caller,
            after == null ? FIRST : NEXT,
            parameters -> {
              parameters.uuid(caller.organization().value());
              if (after != null) {
                parameters.instant(after.at()).uuid(after.id());
              }
              parameters.integer(limit + 1);
            },
            answer -> answer.all(AuditRow::read));
    return Page.of(entries, limit, entry -> new AuditPosition(entry.at(), entry.id()));
  }
}
