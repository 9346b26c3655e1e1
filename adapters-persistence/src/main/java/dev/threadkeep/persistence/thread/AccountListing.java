package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.AccountQuery;
import dev.threadkeep.application.thread.ThreadReader.Counted;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A page, by its number, of the threads that a vendor knows in one account, and their count, by one
 * statement and therefore of one moment.
 */
final class AccountListing {
  private static final String REFERRED =
      "external_reference r WHERE r.organization_id = ? AND r.vendor = ? AND r.account = ?";

  private static final String PAGE = "ORDER BY r.thread_id DESC OFFSET ? LIMIT ?";

  private final OrganizationId organization;
  private final AccountQuery query;

  AccountListing(OrganizationId organization, AccountQuery query) {
    this.organization = organization;
    this.query = query;
  }

  /**
   * A row for each thread of the page, or one without a thread; each with the count. Ids of threads
   * begin with the time at which they were drawn, so the latest come first.
   */
  String sql() {
    return """
    SELECT counted.total, page.*
      FROM (SELECT count(*) AS total FROM %s) counted
      LEFT JOIN (SELECT t.* FROM %s) page ON true
     ORDER BY page.id DESC
    """
        .formatted(
            attribute() == null ? referred() : wanted(),
            attribute() == null ? pageOfReferred() : wanted() + " " + PAGE);
  }

  /** The references that the index filters by itself. */
  private String referred() {
    var filter = query.filter();
    return REFERRED
        + flag("closed", filter.closed())
        + flag("archived", filter.archived())
        + flag("escalated", filter.escalated())
        + flag("important", filter.important())
        + flag("anonymous", filter.anonymous())
        + (filter.handling() == null ? "" : " AND r.handling = ?");
  }

  private static String flag(String column, @Nullable Boolean wanted) {
    if (wanted == null) {
      return "";
    }
    return (wanted ? " AND r." : " AND NOT r.") + column;
  }

  /** The threads are not looked at before it is known which references are on the page. */
  private String pageOfReferred() {
    return "(SELECT r.thread_id FROM %s %s) r %s"
        .formatted(referred(), PAGE, Merge.threads(Source.REFERENCE));
  }

  /** What only the threads themselves tell. */
  private String wanted() {
    return "(SELECT r.thread_id FROM %s) r %s WHERE %s"
        .formatted(
            referred(),
            Merge.threads(Source.REFERENCE),
            "json_typeof(t.attributes #> ?) = 'string' AND t.attributes #>> ? = ?");
  }

  private AccountQuery.@Nullable AttributeText attribute() {
    return query.filter().attribute();
  }

  void bind(Parameters parameters) throws SQLException {
    var attribute = attribute();
    if (attribute == null) {
      bindReferred(parameters);
      bindReferred(parameters);
      bindPage(parameters);
      parameters.uuid(organization.value());
    } else {
      bindWanted(parameters, attribute);
      bindWanted(parameters, attribute);
      bindPage(parameters);
    }
  }

  private void bindReferred(Parameters parameters) throws SQLException {
    parameters.uuid(organization.value()).text(query.vendor().name()).text(query.account());
    var handling = query.filter().handling();
    if (handling != null) {
      parameters.text(ValueJson.word(handling));
    }
  }

  private void bindWanted(Parameters parameters, AccountQuery.AttributeText attribute)
      throws SQLException {
    bindReferred(parameters);
    parameters
        .uuid(organization.value())
        .texts(attribute.path())
        .texts(attribute.path())
        .text(attribute.text());
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
