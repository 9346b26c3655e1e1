package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;

/** The threads that a vendor knows by one id: one for each account, which are sorted. */
final class ReferenceListing implements ThreadListing {
  private final OrganizationId organization;
  private final ThreadQuery query;
  private final Narrowing.ByReference reference;
  private final Source.Order order;

  ReferenceListing(
      OrganizationId organization, ThreadQuery query, Narrowing.ByReference reference) {
    this.organization = organization;
    this.query = query;
    this.reference = reference;
    this.order = Source.THREAD.order(query.sort());
  }

  @Override
  public String sql() {
    return """
    SELECT t.*
      FROM external_reference r
      %s
     WHERE r.organization_id = ? AND r.external_id = ? AND r.vendor = ?
       AND %s
       %s%s%s
     ORDER BY %s
     LIMIT %d
    """
        .formatted(
            Merge.threads(Source.REFERENCE),
            Locating.IS_IN_ACCOUNT,
            Stretches.isWanted(query),
            query.updatedAfter() == null ? "" : " AND t.updated_at > ?",
            query.after() == null ? "" : " AND " + order.behind(),
            order.by(),
            query.limit() + 1);
  }

  @Override
  public void bind(Parameters parameters) throws SQLException {
    parameters
        .uuid(organization.value())
        .uuid(organization.value())
        .text(reference.externalId())
        .text(reference.vendor().name())
        .text(reference.account())
        .text(reference.account());
    if (query.updatedAfter() != null) {
      parameters.instant(query.updatedAfter());
    }
    Merge.bindPosition(parameters, query.after());
  }

  @Override
  public Page<ConversationThread, Position> page(Answer answer) throws SQLException {
    return Page.of(
        answer.all(ThreadRow::read), query.limit(), thread -> Position.of(query.sort(), thread));
  }
}
