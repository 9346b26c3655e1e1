package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of threads, newest created first. */
@Singleton
final class ThreadListing {

  /** More threads than one vendor's id can sensibly stand for. */
  private static final int MOST_REFERRING = 200;

  private static final Comparator<ConversationThread> NEWEST_FIRST =
      Comparator.comparing(ConversationThread::createdAt)
          .thenComparing(thread -> thread.id().toString())
          .reversed();

  private final DialectThreads threads;
  private final ThreadReader reader;

  ThreadListing(DialectThreads threads, ThreadReader reader) {
    this.threads = threads;
    this.reader = reader;
  }

  /**
   * A page, with the thread that the next one starts behind.
   *
   * @param behind the thread to start behind
   */
  Page<ConversationThread, ConversationThread> page(
      Call call, ThreadFilter filter, @Nullable ConversationThread behind, int limit) {
    if (filter.externalId() != null) {
      return known(call, filter, filter.externalId(), behind, limit);
    }
    var page = threads.newest(call, filter.toNewest(), behind, limit);
    return new Page<>(page.items(), isPast(filter, page.next()) ? null : page.next());
  }

  /** Whether all that follows is too old to be wanted. */
  private static boolean isPast(ThreadFilter filter, @Nullable ConversationThread next) {
    return next != null
        && filter.createdAfter() != null
        && !next.createdAt().isAfter(filter.createdAfter());
  }

  /** Those that a vendor knows by an id, one trip for each vendor. */
  private Page<ConversationThread, ConversationThread> known(
      Call call,
      ThreadFilter filter,
      String externalId,
      @Nullable ConversationThread behind,
      int limit) {
    var found =
        KnownVendors.ALL.stream()
            .flatMap(vendor -> referring(call, vendor, externalId).stream())
            .distinct()
            .filter(filter::test)
            .filter(thread -> behind == null || NEWEST_FIRST.compare(thread, behind) > 0)
            .sorted(NEWEST_FIRST)
            .limit(limit + 1L)
            .toList();
    return Page.of(found, limit, Function.identity());
  }

  private List<ConversationThread> referring(Call call, Vendor vendor, String externalId) {
    var narrowing = new Narrowing.ByReference(vendor, null, externalId);
    return reader
        .list(
            call.caller(),
            new ThreadQuery(
                null,
                narrowing,
                ArchiveFilter.HIDE,
                null,
                Sort.usual(narrowing),
                null,
                MOST_REFERRING))
        .items();
  }
}
