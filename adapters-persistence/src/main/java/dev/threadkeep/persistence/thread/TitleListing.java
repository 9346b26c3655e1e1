package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A list of the threads whose title has a word that begins in some way, by creation, which is the
 * order in which the threads of each word are found.
 *
 * <ul>
 *   <li>Where few threads have such words, they are sorted.
 *   <li>Else, where such words are few, the threads of each are in order, and these are merged.
 *   <li>Else it is the beginning of so many words that a good part of all threads is likely to have
 *       one: all threads are read in their order, and those that have none are left out.
 * </ul>
 *
 * <p>Status, archive flag and time of change are not in the index of words, for a change of a
 * thread would have to write all its words again. So a page may look at threads that it does not
 * show.
 */
final class TitleListing implements ThreadListing {
  private static final int FEW_THREADS = 60;
  private static final int FEW_WORDS = 8;

  /** How many threads a page looks at beyond those it shows. */
  private static final int MORE = 10;

  private static final String HAS_PREFIX = "w.organization_id = ? AND w.word >= ? AND w.word < ?";

  private static final String FOUND =
      """
      few AS MATERIALIZED (
        SELECT w.created_at, w.thread_id
          FROM thread_title_word w
         WHERE %1$s
         ORDER BY w.word
         LIMIT %2$d),
      words AS (
        (SELECT w.word, 1 AS place
           FROM thread_title_word w
          WHERE (SELECT count(*) FROM few) = %2$d AND %1$s
          ORDER BY w.word
          LIMIT 1)
        UNION ALL
        SELECT (SELECT w.word
                  FROM thread_title_word w
                 WHERE w.organization_id = ? AND w.word > words.word AND w.word < ?
                 ORDER BY w.word
                 LIMIT 1),
               words.place + 1
          FROM words
         WHERE words.word IS NOT NULL AND words.place <= %3$d)"""
          .formatted(HAS_PREFIX, FEW_THREADS + 1, FEW_WORDS);

  /**
   * Not EXISTS: that would become a join with all threads that have such a word. And rows are
   * compared, which only the index by thread can do: where the planner takes such words for rare,
   * it would look for the thread among all of theirs rather than for them among its own. That the
   * rows are of one thread is said again, since the planner takes a comparison of rows for true of
   * a third of them all, and would rather read the table.
   */
  static final String HAS_WORD =
      """
      coalesce(
        (SELECT true
           FROM thread_title_word w
          WHERE w.organization_id = ? AND w.thread_id = t.id
            AND (w.thread_id, w.word) >= (t.id, ?) AND (w.thread_id, w.word) < (t.id, ?)
          LIMIT 1),
        false)""";

  private final OrganizationId organization;
  private final ThreadQuery query;
  private final String from;
  private final String before;
  private final Sifting sifting;
  private final Merge ofWords;
  private final Merge ofAll;

  TitleListing(OrganizationId organization, ThreadQuery query, String prefix) {
    this.organization = organization;
    this.query = query;
    this.from = TitleWords.folded(prefix);
    this.before = TitleWords.behind(from);
    this.sifting = new Sifting(query, query.limit() + MORE);
    this.ofWords =
        merge(
            Source.WORD,
            IntStream.rangeClosed(1, FEW_WORDS)
                .mapToObj(
                    place -> "w.word = (SELECT word FROM words WHERE place = %d)".formatted(place))
                .map(condition -> new Stretch(condition, Binding.NOTHING))
                .toList());
    this.ofAll = merge(Source.THREAD, Stretches.of(query));
  }

  private Merge merge(Source source, List<Stretch> stretches) {
    return new Merge(
        organization,
        source,
        source.order(query.sort()),
        stretches,
        null,
        query.after(),
        sifting.looksAt());
  }

  @Override
  public String sql() {
    var order = ofAll.order();
    return """
    WITH RECURSIVE %s
    %s
    """
        .formatted(
            FOUND,
            sifting.sql(
                // A thread with two such words is there twice.
                "t.has_word%s%s AND lag(t.id) OVER in_order IS DISTINCT FROM t.id"
                    .formatted(
                        Stretches.isWanted(query),
                        query.updatedAfter() == null ? "" : " AND t.updated_at > ?"),
                candidates("ORDER BY %s LIMIT %d".formatted(order.by(), sifting.looksAt()))));
  }

  private String candidates(String inOrder) {
    var behind = query.after() == null ? "" : " AND " + ofWords.order().behind();
    return """
    SELECT *
      FROM ((SELECT t.*, true AS has_word
               FROM (SELECT *
                       FROM few w
                      WHERE (SELECT count(*) FROM few) <= %2$d%3$s
                      ORDER BY %9$s
                      LIMIT %10$d) w
               %1$s)
            UNION ALL
            (SELECT t.*, true
               FROM (SELECT *
                       FROM (%4$s) w
                      WHERE (SELECT count(word) FROM words) BETWEEN 1 AND %5$d) w
               %1$s)
            UNION ALL
            (SELECT t.*, %6$s
               FROM (%7$s) t
              WHERE (SELECT count(word) FROM words) > %5$d)) t
     %8$s"""
        .formatted(
            Merge.threads(Source.WORD),
            FEW_THREADS,
            behind,
            ofWords.sql("w.created_at, w.thread_id"),
            FEW_WORDS,
            HAS_WORD,
            ofAll.sql(ThreadRow.COLUMNS),
            inOrder,
            ofWords.order().by(),
            sifting.looksAt());
  }

  @Override
  public void bind(Parameters parameters) throws SQLException {
    bindPrefix(parameters);
    bindPrefix(parameters);
    parameters.uuid(organization.value()).text(before);
    if (query.updatedAfter() != null) {
      parameters.instant(query.updatedAfter());
    }
    Merge.bindPosition(parameters, query.after());
    parameters.uuid(organization.value());
    ofWords.bind(parameters);
    parameters.uuid(organization.value());
    bindPrefix(parameters);
    ofAll.bind(parameters);
  }

  private void bindPrefix(Parameters parameters) throws SQLException {
    parameters.uuid(organization.value()).text(from).text(before);
  }

  @Override
  public Page<ConversationThread, Position> page(Answer answer) throws SQLException {
    return sifting.page(answer);
  }
}
