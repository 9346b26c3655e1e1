package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.rest.canonical.Words;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Lists threads as the query parameters ask. */
@Singleton
final class ThreadLists {

  private final ThreadReader threads;
  private final Paging paging;

  ThreadLists(ThreadReader threads, Paging paging) {
    this.threads = threads;
    this.paging = paging;
  }

  Listed<ThreadRepresentation> list(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var filter = filter(call, parameters, "status, archived, updated_after and sort");
    var sort =
        parameters
            .word("sort", Sort.class, ThreadLists::word)
            .orElse(Sort.usual(filter.narrowing()));
    // Without a place: a cursor is good for all pages of its list.
    var purpose = "threads " + filter.query(sort, null, 1);
    var list = paging.of(purpose, call.caller().organization(), Places.OF_THREADS);
    var query = filter.query(sort, list.after(parameters), parameters.limit());
    return list.show(threads.list(call.caller(), query), ThreadRepresentation::of);
  }

  /**
   * Which threads the parameters ask for, in whatever order.
   *
   * @param beside what may be given beside one of those that narrow down, for who gives several
   */
  static ThreadFilter filter(Call call, QueryParameters parameters, String beside) {
    var narrowing = ThreadNarrowing.of(call, parameters, beside);
    return new ThreadFilter(
        parameters.word("status", StatusName.class, Words::of).orElse(null),
        narrowing,
        parameters
            .word("archived", ArchiveFilter.class, ThreadLists::word)
            .orElse(ArchiveFilter.HIDE),
        parameters.instant("updated_after").orElse(null));
  }

  private static String word(ArchiveFilter filter) {
    return switch (filter) {
      case HIDE -> "false";
      case ONLY -> "true";
      case ANY -> "any";
    };
  }

  private static String word(Sort sort) {
    return switch (sort) {
      case UPDATED_DESCENDING -> "-updated_at";
      case UPDATED_ASCENDING -> "updated_at";
      case CREATED_DESCENDING -> "-created_at";
      case CREATED_ASCENDING -> "created_at";
    };
  }
}
