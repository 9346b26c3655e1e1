package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.thread.ThreadQuery;
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
    var first = query(call, parameters);
    var list = paging.of("threads " + first, call.caller().organization(), Places.OF_THREADS);
    var query =
        new ThreadQuery(
            first.status(),
            first.narrowing(),
            first.archived(),
            first.updatedAfter(),
            first.sort(),
            list.after(parameters),
            parameters.limit());
    return list.show(threads.list(call.caller(), query), ThreadRepresentation::of);
  }

  /** What is asked for, whatever page of it. */
  private static ThreadQuery query(Call call, QueryParameters parameters) {
    var narrowing = ThreadNarrowing.of(call, parameters);
    return new ThreadQuery(
        parameters.word("status", StatusName.class, Words::of).orElse(null),
        narrowing,
        parameters
            .word("archived", ArchiveFilter.class, ThreadLists::word)
            .orElse(ArchiveFilter.HIDE),
        parameters.instant("updated_after").orElse(null),
        parameters.word("sort", Sort.class, ThreadLists::word).orElse(Sort.usual(narrowing)),
        null,
        1);
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
