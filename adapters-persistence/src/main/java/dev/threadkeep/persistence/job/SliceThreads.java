package dev.threadkeep.persistence.job;

import dev.threadkeep.application.job.Slice;
import dev.threadkeep.application.job.Slice.Target;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.thread.ThreadCondition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a slice: all of them, or some.
 *
 * @param some which of them; absent for all
 */
record SliceThreads(Slice slice, ThreadFilter filter, @Nullable Collection<UUID> some) {
  /**
   * What the job did to a thread is told by its events. A subquery with a limit, for EXISTS could
   * become a join with all events of the organization.
   */
  private static final String DONE =
      """
      coalesce(
        (SELECT true
           FROM thread_event e
          WHERE e.organization_id = ? AND e.thread_id = t.id AND e.request_id = ?
          LIMIT 1),
        false)""";

  static SliceThreads all(Slice slice, ThreadFilter filter) {
    return new SliceThreads(slice, filter, null);
  }

  static SliceThreads some(Slice slice, ThreadFilter filter, Collection<ThreadId> some) {
    return new SliceThreads(slice, filter, some.stream().map(ThreadId::value).toList());
  }

  private OrganizationId organization() {
    return slice.job().asked().caller().organization();
  }

  private ThreadCondition condition() {
    return ThreadCondition.of(organization(), filter);
  }

  /** Whether the job may have changed any of them. */
  private boolean isInDoubt() {
    return slice.inDoubt() || some != null;
  }

  /** By the key, whose order no change of a thread moves it in. */
  String sql() {
    return """
    SELECT t.id, t.version, coalesce(t.created_at <= ? AND (%s), false) AS fits, %s AS done
      FROM thread t
     WHERE t.organization_id = ? AND t.id > ? AND t.id <= ?%s
     ORDER BY t.id
    """
        .formatted(
            condition().sql(),
            isInDoubt() ? DONE : "false",
            some == null ? "" : " AND t.id = ANY (?)");
  }

  void bind(Parameters parameters) throws SQLException {
    var asked = slice.job().asked();
    parameters.instant(asked.at());
    condition().bind(parameters);
    if (isInDoubt()) {
      parameters.uuid(organization().value()).text(slice.job().requestId());
    }
    parameters
        .uuid(organization().value())
        .uuid(slice.after() == null ? JobRow.BEGINNING : slice.after().value())
        .uuid(slice.end() == null ? JobRow.BEGINNING : slice.end().value());
    if (some != null) {
      parameters.uuids(some);
    }
  }

  Slice.Threads read(Answer answer) throws SQLException {
    var targets = new ArrayList<Target>();
    long lookedAt = 0;
    var rows = answer.next();
    while (rows.next()) {
      lookedAt++;
      boolean done = rows.flag("done");
      if (done || rows.flag("fits")) {
        targets.add(new Target(new ThreadId(rows.uuid("id")), rows.number("version"), done));
      }
    }
    return new Slice.Threads(lookedAt, targets);
  }
}
