package dev.threadkeep.persistence.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.World;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lists that are read in other ways where there is much, compared with what a plain query finds.
 */
class ListsOfManyThreadsTest {
  @AutoClose private static ManyThreads threads;
  private static World world;

  @BeforeAll
  static void two_thousand_threads() throws SQLException {
    threads = ManyThreads.of(2_000);
    world = threads.worlds().getFirst();
    // Found by three words, and listed once.
    var several = new ThreadId(found("true").getFirst());
    world.change(several, EVENING, new ThreadCommand.Retitle(new Title("refund refunds refunded")));
  }

  /** Few threads, few words that many have, and many words. */
  @ParameterizedTest
  @CsvSource({"bab", "refund", "invoice", "order", "1", "b", "zzz"})
  void titles(String prefix) throws SQLException {
    var hasWord = "' ' || title LIKE '%% %s%%'".formatted(prefix);

    assertThat(listed(query(prefix, null))).isEqualTo(found(hasWord + " AND NOT archived"));
    assertThat(listed(query(prefix, StatusName.OPEN)))
        .isEqualTo(found(hasWord + " AND NOT archived AND status = 'open'"));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20T15:00:00Z", "2026-11-19T00:00:00Z", "2026-06-01T00:00:00Z"})
  void changes_by_creation(Instant since) throws SQLException {
    var query =
        new ThreadQuery(
            null,
            new Narrowing.None(),
            ArchiveFilter.ANY,
            since,
            Sort.CREATED_DESCENDING,
            null,
            50);

    assertThat(listed(query)).isNotEmpty().isEqualTo(found("updated_at > '%s'".formatted(since)));
  }

  private static ThreadQuery query(String prefix, @Nullable StatusName status) {
    return new ThreadQuery(
        status,
        new Narrowing.ByTitleWord(prefix),
        ArchiveFilter.HIDE,
        null,
        Sort.CREATED_DESCENDING,
        null,
        50);
  }

  private static List<UUID> listed(ThreadQuery query) {
    var all = new ArrayList<UUID>();
    Position after = null;
    do {
      var page =
          threads
              .bench()
              .reader()
              .list(
                  world.caller(),
                  new ThreadQuery(
                      query.status(),
                      query.narrowing(),
                      query.archived(),
                      query.updatedAfter(),
                      query.sort(),
                      after,
                      query.limit()));
      page.items().forEach(thread -> all.add(thread.id().value()));
      after = page.next();
    } while (after != null);
    return all;
  }

  private static List<UUID> found(String condition) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(threads.bench().address());
        var statement = superuser.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id FROM thread WHERE %s ORDER BY created_at DESC, id DESC"
                    .formatted(condition))) {
      var all = new ArrayList<UUID>();
      while (rows.next()) {
        all.add(rows.getObject(1, UUID.class));
      }
      return all;
    }
  }
}
