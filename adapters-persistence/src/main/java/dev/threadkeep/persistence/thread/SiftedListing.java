package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list in an order that no index has together with all that is asked for: by creation of threads
 * changed lately, and of a tab's threads those that the asking teammate does not hold. It is read
 * in its order, and what does not fit is left out.
 *
 * <p>Where only few threads changed lately, they are found by that instead and sorted, so that who
 * asks for news need not read the whole list.
 */
final class SiftedListing implements ThreadListing {
  /** How many threads that changed lately are few. */
  private static final int FEW = 60;

  /** How many threads a page looks at beyond those it shows. */
  private static final int MORE = 200;

  private final OrganizationId organization;
  private final ThreadQuery query;
  private final Sifting sifting;
  private final Merge all;
  private final @Nullable Merge changed;

  SiftedListing(OrganizationId organization, ThreadQuery query) {
    this.organization = organization;
    this.query = query;
    this.sifting = new Sifting(query, query.limit() + MORE);
    boolean byCreation = query.sort().byCreation();
    this.all =
        merge(query, byCreation ? null : query.updatedAfter(), query.after(), sifting.looksAt());
    this.changed =
        byCreation
            ? merge(sorted(query, Sort.UPDATED_DESCENDING), query.updatedAfter(), null, FEW + 1)
            : null;
  }

  private static ThreadQuery sorted(ThreadQuery query, Sort sort) {
    return new ThreadQuery(
        query.status(),
        query.narrowing(),
        query.archived(),
        query.updatedAfter(),
        sort,
        null,
        query.limit());
  }

  private Merge merge(
      ThreadQuery of, @Nullable Instant updatedAfter, @Nullable Position after, int limit) {
    return new Merge(
        organization,
        Source.THREAD,
        Source.THREAD.order(of.sort()),
        Stretches.of(of),
        updatedAfter,
        after,
        limit);
  }

  @Override
  public String sql() {
    if (changed == null) {
      return sifting.sql("t.assignee_id IS DISTINCT FROM ?", all.sql(ThreadRow.COLUMNS));
    }
    var order = all.order();
    var behind = query.after() == null ? "" : " AND " + order.behind();
    var inOrder = "ORDER BY %s LIMIT %d".formatted(order.by(), sifting.looksAt());
    return """
    WITH changed AS MATERIALIZED (%s)
    %s
    """
        .formatted(
            changed.sql(ThreadRow.COLUMNS),
            sifting.sql(
                "t.updated_at > ?",
                """
                SELECT *
                  FROM ((SELECT *
                           FROM changed t
                          WHERE (SELECT count(*) FROM changed) <= %1$d%2$s
                         %3$s)
                        UNION ALL
                        (SELECT *
                           FROM (%4$s) t
                          WHERE (SELECT count(*) FROM changed) > %1$d
                         %3$s)) t
                 %3$s"""
                    .formatted(FEW, behind, inOrder, all.sql(ThreadRow.COLUMNS))));
  }

  @Override
  public void bind(Parameters parameters) throws SQLException {
    if (changed == null) {
      parameters.uuid(asking());
    } else {
      changed.bind(parameters);
      parameters.instant(query.updatedAfter());
      Merge.bindPosition(parameters, query.after());
    }
    all.bind(parameters);
  }

  private @Nullable UUID asking() {
    return query.narrowing() instanceof Narrowing.ByTab(_, var asking) && asking != null
        ? asking.value()
        : null;
  }

  @Override
  public Page<ConversationThread, Position> page(Answer answer) throws SQLException {
    return sifting.page(answer);
  }
}
