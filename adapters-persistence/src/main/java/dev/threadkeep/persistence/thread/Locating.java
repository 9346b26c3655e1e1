package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;

/** Finds the one thread that a locator names: a condition on table {@code thread} as {@code t}. */
final class Locating {
  /**
   * Whether reference {@code r} is in the account asked for, where one is. Said so that no index
   * serves it: the one by account has all of an account's threads, of which the id is one.
   */
  static final String IS_IN_ACCOUNT = "(?::text IS NULL OR r.account || '' = ?)";

  private static final String BY_ID = "t.organization_id = ? AND t.id = ?";

  /**
   * A vendor's id goes before our own. Of several accounts' the one without an account comes first,
   * then the oldest. Our own is none in one account of a thread that is known in another.
   *
   * <p>The id is selected, so that it is a value before threads are looked at: row-level security
   * keeps an expression such as coalesce from being looked up in an index.
   */
  private static final String IN_DIALECT =
      """
      t.organization_id = ? AND t.id = (SELECT coalesce(
        (SELECT r.thread_id
           FROM external_reference r
          WHERE r.organization_id = ? AND r.external_id IN (?, ?) AND r.vendor = ?
            AND %2$s
          ORDER BY r.external_id <> ?, r.account <> '', r.referenced_at, r.thread_id
          LIMIT 1),
        (SELECT own.id
           FROM thread own
          WHERE own.organization_id = ? AND own.id = ? AND %1$s),
        (SELECT own.id
           FROM thread own
          WHERE own.organization_id = ? AND own.number = ? AND %1$s)))"""
          .formatted(isInNoOtherAccount("?", "?::text"), IS_IN_ACCOUNT);

  /**
   * Whether thread {@code own} is not known to the vendor in another account than the one asked.
   */
  static String isInNoOtherAccount(String vendor, String account) {
    return """
        (%2$s IS NULL OR NOT EXISTS (
          SELECT
            FROM external_reference other
           WHERE other.organization_id = own.organization_id AND other.thread_id = own.id
             AND other.vendor = %1$s AND other.account <> %2$s))"""
        .formatted(vendor, account);
  }

  private final Caller caller;
  private final ThreadLocator locator;

  Locating(Caller caller, ThreadLocator locator) {
    this.caller = caller;
    this.locator = locator;
  }

  /** The thread. */
  String sql() {
    return "SELECT %s FROM thread t WHERE %s".formatted(ThreadRow.COLUMNS, condition());
  }

  String condition() {
    return switch (locator) {
      case ThreadLocator.ById _ -> BY_ID;
      case ThreadLocator.InDialect _ -> IN_DIALECT;
    };
  }

  void bind(Parameters parameters) throws SQLException {
    var organization = caller.organization().value();
    parameters.uuid(organization);
    switch (locator) {
      case ThreadLocator.ById(var id) -> parameters.uuid(id.value());
      case ThreadLocator.InDialect(
              var vendor,
              var account,
              var externalId,
              var otherForm,
              var ownId,
              var ownNumber) ->
          parameters
              .uuid(organization)
              .text(externalId)
              .text(otherForm)
              .text(vendor.name())
              .text(account)
              .text(account)
              .text(externalId)
              .uuid(organization)
              .uuid(ownId == null ? null : ownId.value())
              .text(account)
              .text(vendor.name())
              .text(account)
              .uuid(organization)
              .number(ownNumber == null ? null : (Long) ownNumber.value())
              .text(account)
              .text(vendor.name())
              .text(account);
    }
  }
}
