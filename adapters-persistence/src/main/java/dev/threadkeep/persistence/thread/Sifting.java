package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.persistence.session.Answer;
import java.sql.SQLException;
import java.util.ArrayList;

/**
 * Shows of threads in their order those that fit. So many are looked at and no more: the last of
 * them is told even if it does not fit, for there the next page goes on.
 *
 * @param looksAt how many threads a page looks at, more than it shows
 */
record Sifting(ThreadQuery query, int looksAt) {

  /**
   * The threads to show, and the last one that was looked at.
   *
   * @param candidates SQL for at most {@code looksAt} threads, in the order of the list
   * @param fits SQL for whether a candidate {@code t} is to be shown, or null for not; its
   *     parameters come first
   */
  String sql(String fits, String candidates) {
    var by = Source.THREAD.order(query.sort()).by();
    return """
    SELECT *
      FROM (SELECT t.*, coalesce(%s, false) AS fits, row_number() OVER in_order AS place
              FROM (%s) t
            WINDOW in_order AS (ORDER BY %s)) t
     WHERE t.fits OR t.place = %d
     ORDER BY %s
     LIMIT %d
    """
        .formatted(fits, candidates, by, looksAt, by, query.limit() + 1);
  }

  Page<ConversationThread, Position> page(Answer answer) throws SQLException {
    var found = new ArrayList<ConversationThread>();
    Position end = null;
    var rows = answer.next();
    while (rows.next()) {
      var thread = ThreadRow.read(rows);
      if (rows.flag("fits")) {
        found.add(thread);
      }
      if (rows.number("place") == looksAt) {
        end = Position.of(query.sort(), thread);
      }
    }
    return found.size() > query.limit()
        ? Page.of(found, query.limit(), thread -> Position.of(query.sort(), thread))
        : new Page<>(found, end);
  }
}
