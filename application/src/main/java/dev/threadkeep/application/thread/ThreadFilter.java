package dev.threadkeep.application.thread;

import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.application.thread.ThreadReader.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which threads are meant, in whatever order: what a {@link ThreadQuery} says of them. */
public record ThreadFilter(
    @Nullable StatusName status,
    Narrowing narrowing,
    ArchiveFilter archived,
    @Nullable Instant updatedAfter) {

  /**
   * Checks the combination.
   *
   * @throws ThreadQuery.UnsupportedCombinationException if no list can be asked for by it
   */
  public ThreadFilter {
    var _ =
        new ThreadQuery(status, narrowing, archived, updatedAfter, Sort.usual(narrowing), null, 1);
  }

  /** A page of the list of these threads in its usual order. */
  public ThreadQuery query(@Nullable Position after, int limit) {
    return query(Sort.usual(narrowing), after, limit);
  }

  /** A page of the list of these threads. */
  public ThreadQuery query(Sort sort, @Nullable Position after, int limit) {
    return new ThreadQuery(status, narrowing, archived, updatedAfter, sort, after, limit);
  }
}
