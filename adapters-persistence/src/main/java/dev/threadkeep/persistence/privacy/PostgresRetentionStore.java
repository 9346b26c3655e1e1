package dev.threadkeep.persistence.privacy;

import static java.util.stream.Collectors.joining;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.privacy.RetentionStore;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.Retention;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.access.AuditRow;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Policies are seen through a view of all organizations, threads within their own. */
public final class PostgresRetentionStore implements RetentionStore {
  private static final String RULES =
      "SELECT organization_id, closed_for_days, then_what FROM retaining ORDER BY organization_id";

  /** Of a thread that is closed; has one parameter. */
  private static final String NOTHING_SAID_SINCE =
      "GREATEST(t.last_state_change_at, t.last_inbound_at, t.last_outbound_at) < ?";

  /** Those of which nothing is left to erase stand apart in the index. */
  static final String DUE =
      """
      SELECT t.id
        FROM thread t
       WHERE t.organization_id = ? AND t.erased = ? AND t.closed_at < ?
         AND %s
       ORDER BY t.closed_at
       LIMIT ?\
      """
          .formatted(NOTHING_SAID_SINCE);

  private static final String LOCK =
      """
      SELECT t.id, t.closed_at
        FROM thread t
       WHERE t.organization_id = ? AND t.id = ANY (?) AND t.closed_at < ?
         AND %s
       ORDER BY t.id
         FOR UPDATE\
      """
          .formatted(NOTHING_SAID_SINCE);

  /** What finds a thread, and what it consists of beside its history. */
  private static final List<String> PARTS =
      List.of(
          "external_reference",
          "message",
          "message_vendor_id",
          "thread_tag",
          "thread_title_word",
          "timer_set_aside",
          // Before the deliveries, as those do who settle them.
          "delivery_stream",
          "delivery");

  private static final String DELETE =
      PARTS.stream().map(PostgresRetentionStore::deletion).collect(joining())
          + """
            DELETE FROM thread WHERE organization_id = ? AND id = ANY (?);
            SELECT delete_history(?, ?) AS deleted\
            """;

  private static String deletion(String table) {
    return "DELETE FROM %s WHERE organization_id = ? AND thread_id = ANY (?);\n".formatted(table);
  }

  private final Session session;

  public PostgresRetentionStore(Session session) {
    this.session = session;
  }

  @Override
  public List<Rule> rules() {
    return session.ask(RULES, Binding.NOTHING, answer -> answer.all(PostgresRetentionStore::rule));
  }

  private static Rule rule(Rows row) throws SQLException {
    return new Rule(
        new OrganizationId(row.uuid("organization_id")),
        new Retention(
            row.integer("closed_for_days"),
            ValueJson.read(Retention.Then.class, row.text("then_what"))));
  }

  @Override
  public List<ThreadId> due(Rule rule, Instant time, int most) {
    return switch (rule.retention().then()) {
      case ERASE -> due(rule, false, time, most);
      case DELETE -> {
        var all = new ArrayList<>(due(rule, true, time, most));
        all.addAll(due(rule, false, time, most - all.size()));
        yield all;
      }
    };
  }

  private List<ThreadId> due(Rule rule, boolean erased, Instant time, int most) {
    return session.ask(
        rule.organization(),
        DUE,
        parameters ->
            parameters
                .uuid(rule.organization().value())
                .flag(erased)
                .instant(time)
                .instant(time)
                .integer(most),
        answer -> answer.all(row -> new ThreadId(row.uuid("id"))));
  }

  private record Locked(List<UUID> ids, Instant first, Instant last) {
    static Locked read(Answer answer) throws SQLException {
      var ids = new ArrayList<UUID>();
      var first = Instant.MAX;
      var last = Instant.MIN;
      var rows = answer.next();
      while (rows.next()) {
        ids.add(rows.uuid("id"));
        var closed = rows.instant("closed_at");
        first = closed.isBefore(first) ? closed : first;
        last = closed.isAfter(last) ? closed : last;
      }
      return new Locked(ids, first, last);
    }

    JsonObject audited() {
      return new ObjectWriter()
          .putNumber("threads", ids.size())
          .putText("first_closed_at", first)
          .putText("last_closed_at", last)
          .toObject();
    }
  }

  @Override
  public int delete(
      OrganizationId organization,
      List<ThreadId> threads,
      Instant time,
      Signature signature,
      Instant now) {
    return session.inTransaction(
        transaction -> {
          var locked =
              transaction.ask(
                  organization,
                  LOCK,
                  parameters ->
                      parameters
                          .uuid(organization.value())
                          .uuids(threads.stream().map(ThreadId::value).toList())
                          .instant(time)
                          .instant(time),
                  Locked::read);
          if (!locked.ids().isEmpty()) {
            delete(transaction, organization, locked.ids());
            AuditRow.add(
                transaction,
                Caller.service(organization, signature.by()),
                signature,
                now,
                "threads.deleted",
                null,
                locked.audited());
          }
          return locked.ids().size();
        });
  }

  private static void delete(
      Transaction transaction, OrganizationId organization, List<UUID> threads)
      throws SQLException {
    transaction.ask(
        organization,
        DELETE,
        parameters -> {
          for (int statement = 0; statement < PARTS.size() + 2; statement++) {
            parameters.uuid(organization.value()).uuids(threads);
          }
        },
        _ -> Boolean.TRUE);
  }
}
