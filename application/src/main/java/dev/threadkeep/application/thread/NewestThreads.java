package dev.threadkeep.application.thread;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.Scan;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Use case: threads by their creation, newest first, as APIs list them that know filters of their
 * own. A thread's place in this order never changes, so that paging neither repeats nor loses a
 * thread, whatever happens to others meanwhile. Archived threads are left out.
 */
public final class NewestThreads {
  private static final Comparator<ConversationThread> NEWEST_FIRST =
      Comparator.comparing(ConversationThread::createdAt)
          .thenComparing(thread -> thread.id().toString())
          .reversed();

  private final ThreadReader threads;

  public NewestThreads(ThreadReader threads) {
    this.threads = threads;
  }

  /**
   * What is listed.
   *
   * @param statuses with which status; none at all is a list of nothing
   * @param wanted what else must hold, which no index serves (see {@link Scan})
   */
  public record Filter(Set<StatusName> statuses, @Nullable Predicate<ConversationThread> wanted) {
    public Filter {
      statuses = Set.copyOf(statuses);
    }
  }

  /**
   * A page of the list.
   *
   * @param after the thread to start behind, whether the list has it or not
   * @return the threads, with the one that the next page starts behind
   */
  public Page<ConversationThread, ConversationThread> page(
      Caller caller, Filter filter, @Nullable ConversationThread after, int limit) {
    if (filter.statuses().isEmpty()) {
      // Read all the same, for only a store knows whether the caller's key still works.
      var _ = read(caller, (StatusName) null, null, 1);
      return new Page<>(List.of(), null);
    }
    Scan.Source<ConversationThread> source =
        (from, most) -> read(caller, filter.statuses(), from, most);
    return filter.wanted() == null
        ? Scan.page(source, after, limit)
        : Scan.page(source, filter.wanted(), after, limit);
  }

  private Page<ConversationThread, ?> read(
      Caller caller, Set<StatusName> statuses, @Nullable ConversationThread after, int limit) {
    if (statuses.size() == StatusName.values().length) {
      return read(caller, (StatusName) null, after, limit);
    }
    if (statuses.size() == 1) {
      return read(caller, statuses.iterator().next(), after, limit);
    }
    return merged(caller, statuses, after, limit);
  }

  /** One trip for each status. A thread that changes it between two of them is listed once. */
  private Page<ConversationThread, ?> merged(
      Caller caller, Set<StatusName> statuses, @Nullable ConversationThread after, int limit) {
    Map<ThreadId, ConversationThread> found = new LinkedHashMap<>();
    boolean more = false;
    for (var status : statuses) {
      var part = read(caller, status, after, limit);
      part.items().forEach(thread -> found.put(thread.id(), thread));
      more |= part.next() != null;
    }
    var items = found.values().stream().sorted(NEWEST_FIRST).limit(limit).toList();
    return new Page<>(items, more || found.size() > limit ? items.getLast() : null);
  }

  private Page<ConversationThread, Position> read(
      Caller caller, @Nullable StatusName status, @Nullable ConversationThread after, int limit) {
    return threads.list(
        caller,
        new ThreadQuery(
            status,
            new Narrowing.None(),
            ArchiveFilter.HIDE,
            null,
            Sort.CREATED_DESCENDING,
            after == null ? null : Position.of(Sort.CREATED_DESCENDING, after),
            limit));
  }
}
