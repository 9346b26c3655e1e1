package dev.threadkeep.persistence.directory;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.DirectoryStore.References;
import dev.threadkeep.application.directory.DirectoryStore.Referrer;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.time.Instant;

/** What refers to an entry: the places of its kind in other tables. */
record Referring(Caller caller, Entry<?> entry, Instant now) {
  private static final String NOBODYS = "0::bigint AS keys, 0::bigint AS contacts, false AS policy";

  /** Counts them. */
  String counts() {
    return "SELECT (SELECT count(*) FROM %s) AS threads, %s".formatted(threads(), others());
  }

  /** Some of the threads. */
  String firstThreads() {
    return entry.kind() == Kind.TAG
        ? """
          SELECT h.id, h.version
            FROM thread_tag t
            JOIN thread h ON h.organization_id = t.organization_id AND h.id = t.thread_id
           WHERE t.organization_id = ? AND t.tag = ?
           LIMIT ?\
          """
        : "SELECT t.id, t.version FROM %s LIMIT ?".formatted(threads());
  }

  private String threads() {
    return switch (entry.kind()) {
      case TEAMMATE -> "thread t WHERE t.organization_id = ? AND t.listed_assignee = ?";
      case TEAM -> "thread t WHERE t.organization_id = ? AND t.listed_team = ?";
      case CONTACT -> "thread t WHERE t.organization_id = ? AND t.contact = ?";
      case COMPANY -> "thread t WHERE t.organization_id = ? AND t.company = ?";
      case PROJECT -> "thread t WHERE t.organization_id = ? AND t.project = ?";
      case TAG -> "thread_tag t WHERE t.organization_id = ? AND t.tag = ?";
    };
  }

  private String others() {
    return switch (entry.kind()) {
      case TEAMMATE ->
          """
          (SELECT count(*)
             FROM api_key k
            WHERE k.organization_id = ? AND k.teammate_id = ? AND k.revoked_at IS NULL
              AND (k.expires_at IS NULL OR k.expires_at > ?)) AS keys,
          0::bigint AS contacts,
          EXISTS (
            SELECT
              FROM policy p
             WHERE p.organization_id = ?
               AND (p.data -> 'escalated_close' -> 'teammates')::jsonb
                   @> to_jsonb(?::text)) AS policy\
          """;
      case COMPANY ->
          """
          0::bigint AS keys,
          (SELECT count(*)
             FROM directory_entry c
            WHERE c.organization_id = ? AND c.company = ?) AS contacts,
          false AS policy\
          """;
      case TEAM, CONTACT, PROJECT, TAG -> NOBODYS;
    };
  }

  Binding countsBinding() {
    return parameters -> {
      bindEntry(parameters);
      switch (entry.kind()) {
        case TEAMMATE -> {
          bindEntry(parameters);
          parameters
              .instant(now)
              .uuid(caller.organization().value())
              .text(TeammateId.parse(entry.id().value()).toString());
        }
        case COMPANY -> bindEntry(parameters);
        case TEAM, CONTACT, PROJECT, TAG -> {}
      }
    };
  }

  /** For the threads; the limit of {@link #firstThreads} comes behind it. */
  void bindEntry(Parameters parameters) throws SQLException {
    parameters.uuid(caller.organization().value());
    switch (entry.kind()) {
      case TEAMMATE -> parameters.uuid(TeammateId.parse(entry.id().value()).value());
      case TAG -> parameters.text(entry.details().key());
      case TEAM, CONTACT, COMPANY, PROJECT -> parameters.text(entry.id().value());
    }
  }

  static Referrer referrer(Rows row) throws SQLException {
    return new Referrer(new ThreadId(row.uuid("id")), row.number("version"));
  }

  static References read(Rows row) throws SQLException {
    return new References(
        row.number("threads"), row.number("keys"), row.number("contacts"), row.flag("policy"));
  }
}
