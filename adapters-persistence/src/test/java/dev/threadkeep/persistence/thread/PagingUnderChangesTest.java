package dev.threadkeep.persistence.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.thread.ThreadQuery.Sort;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At scale: {@link ListsAtScaleTest}. */
class PagingUnderChangesTest {
  @AutoClose private static ManyThreads threads;

  @BeforeAll
  static void five_thousand_threads() throws SQLException {
    threads = ManyThreads.of(5_000);
  }

  @ParameterizedTest
  @EnumSource
  void pages_have_each_thread_that_nobody_touches_once(Sort sort) throws Exception {
    var outcome = PagingWhileOthersChange.run(threads, threads.worlds().getFirst(), sort, 50);

    assertThat(outcome.seen())
        .hasSizeGreaterThan(3_000)
        .containsExactlyInAnyOrderElementsOf(outcome.untouched());
  }
}
