package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.AccountQuery;
import dev.threadkeep.application.thread.ThreadReader.Counted;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page, by its number, of the threads that a vendor knows in one account, and their count, by one
 * statement and therefore of one moment.
 */
final class AccountListing {
  private static final String REFERRED =
      "external_reference r WHERE r.organization_id = ? AND r.vendor = ? AND r.account = ?";

  private static final String PAGE = "ORDER BY r.thread_id DESC OFFSET ? LIMIT ?";

  /** A condition on table {@code thread} as {@code t}. */
  private record Condition(String sql, Binding binding) {}

  private final OrganizationId organization;
  private final AccountQuery query;
  private final List<Condition> conditions = new ArrayList<>();

  AccountListing(OrganizationId organization, AccountQuery query) {
    this.organization = organization;
    this.query = query;
    var filter = query.filter();
    flag("t.status = 'closed'", filter.closed());
    flag("t.archived", filter.archived());
    flag("t.escalated", filter.escalated());
    flag("t.important", filter.important());
    flag("(t.contact IS NULL)", filter.anonymous());
    var handling = filter.handling();
    if (handling != null) {
      conditions.add(
          new Condition("t.handling = ?", parameters -> parameters.text(ValueJson.word(handling))));
    }
    var attribute = filter.attribute();
    if (attribute != null) {
      conditions.add(
          new Condition(
              "json_typeof(t.attributes #> ?) = 'string' AND t.attributes #>> ? = ?",
              parameters ->
                  parameters
                      .texts(attribute.path())
                      .texts(attribute.path())
                      .text(attribute.text())));
    }
  }

  private void flag(String condition, @Nullable Boolean wanted) {
    if (wanted != null) {
      conditions.add(new Condition(wanted ? condition : "NOT " + condition, Binding.NOTHING));
    }
  }

  /**
   * A row for each thread of the page, or one without a thread; each with the count. Ids of threads
   * begin with the time at which they were drawn, so the latest come first.
   */
  String sql() {
    return """
    SELECT counted.total, page.*
      FROM (SELECT count(*) AS total FROM %s) counted
      LEFT JOIN (%s) page ON true
     ORDER BY page.id DESC
    """
        .formatted(
            conditions.isEmpty() ? REFERRED : wanted(),
            conditions.isEmpty() ? pageOfAll() : pageOfWanted());
  }

  /** The threads are not looked at before it is known which references are on the page. */
  private static String pageOfAll() {
    return "SELECT t.* FROM (SELECT r.thread_id FROM %s %s) r %s"
        .formatted(REFERRED, PAGE, Merge.threads(Source.REFERENCE));
  }

  private String pageOfWanted() {
    return "SELECT t.* FROM %s %s".formatted(wanted(), PAGE);
  }

  private String wanted() {
    return conditions.stream()
        .map(Condition::sql)
        .collect(
            Collectors.joining(
                " AND ",
                "(SELECT r.thread_id FROM %s) r %s WHERE "
                    .formatted(REFERRED, Merge.threads(Source.REFERENCE)),
                ""));
  }

  void bind(Parameters parameters) throws SQLException {
    if (conditions.isEmpty()) {
      bindReferred(parameters);
      bindReferred(parameters);
      bindPage(parameters);
      parameters.uuid(organization.value());
    } else {
      bindWanted(parameters);
      bindWanted(parameters);
      bindPage(parameters);
    }
  }

  private void bindReferred(Parameters parameters) throws SQLException {
    parameters.uuid(organization.value()).text(query.vendor().name()).text(query.account());
  }

  private void bindWanted(Parameters parameters) throws SQLException {
    bindReferred(parameters);
    parameters.uuid(organization.value());
    for (var condition : conditions) {
      condition.binding().bind(parameters);
    }
  }

  private void bindPage(Parameters parameters) throws SQLException {
    parameters.number(query.skip()).integer(query.limit());
  }

  Counted read(Answer answer) throws SQLException {
    var rows = answer.next();
    var threads = new ArrayList<ConversationThread>();
    long total = 0;
    while (rows.next()) {
      total = rows.number("total");
      if (!rows.isNull("id")) {
        threads.add(ThreadRow.read(rows));
      }
    }
    return new Counted(threads, total);
  }
}
