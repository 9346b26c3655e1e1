package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;

/** A list that indexes serve wholly: what it reads it shows. */
final class MergedListing implements ThreadListing {
  private final ThreadQuery query;
  private final Merge merge;

  MergedListing(OrganizationId organization, ThreadQuery query) {
    this.query = query;
    var source = Stretches.source(query);
    this.merge =
        new Merge(
            organization,
            source,
            source.order(query.sort()),
            Stretches.of(query),
            query.updatedAfter(),
            query.after(),
            query.limit() + 1);
  }

  @Override
  public String sql() {
    return switch (merge.source()) {
      case THREAD -> merge.sql(ThreadRow.COLUMNS);
      case TAG ->
          """
          SELECT t.*
            FROM (%s) g
            %s
           ORDER BY %s
          """
              .formatted(
                  merge.sql("g.organization_id, g.thread_id, g.updated_at"),
                  Merge.threads(Source.TAG),
                  merge.order().by());
      case WORD, REFERENCE -> throw new IllegalStateException("served by others");
    };
  }

  @Override
  public void bind(Parameters parameters) throws SQLException {
    merge.bind(parameters);
    if (merge.source() == Source.TAG) {
      parameters.uuid(merge.organization().value());
    }
  }

  @Override
  public Page<ConversationThread, Position> page(Answer answer) throws SQLException {
    return Page.of(
        answer.all(ThreadRow::read), query.limit(), thread -> Position.of(query.sort(), thread));
  }
}
