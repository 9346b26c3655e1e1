package dev.threadkeep.rest.dialect.contextgpt;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** The threads of a chatbot. */
@Controller(Contextgpt.CHATBOT + "/threads")
@NeedsScope(Scope.THREADS_READ)
final class ContextgptListController {

  private static final int USUAL_LIMIT = 20;
  private static final int LARGEST_LIMIT = 100;

  private final DialectThreads threads;
  private final ContextgptShowing showing;

  ContextgptListController(DialectThreads threads, ContextgptShowing showing) {
    this.threads = threads;
    this.showing = showing;
  }

  /** A page of threads. */
  record Listed(List<ContextgptThread> threads, Pagination pagination) {
    Listed {
      threads = List.copyOf(threads);
    }
  }

  /**
   * Which page it is, out of how many.
   *
   * @param total threads on all pages
   */
  record Pagination(int page, int limit, long total, long totalPages) {
    Pagination(int page, int limit, long total) {
      this(page, limit, total, Math.ceilDiv(total, limit));
    }
  }

  @Get
  @TakesParameters({
    "page",
    "limit",
    ContextgptThreadFilter.MODE,
    ContextgptThreadFilter.RESOLVED,
    ContextgptThreadFilter.ARCHIVED,
    ContextgptThreadFilter.ESCALATED,
    ContextgptThreadFilter.IMPORTANT,
    ContextgptThreadFilter.ANONYMOUS,
    ContextgptThreadFilter.LLM_MODEL_ID
  })
  ContextgptAnswer<Listed> list(Call call, String chatbotId, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    int page = parameters.number("page", 1, Integer.MAX_VALUE).orElse(1);
    int limit = parameters.limit(USUAL_LIMIT, LARGEST_LIMIT);
    var counted =
        threads.ofAccount(
            call,
            Contextgpt.DIALECT,
            chatbotId,
            ContextgptThreadFilter.of(parameters),
            (page - 1L) * limit,
            limit);
    return new ContextgptAnswer<>(
        "Threads fetched successfully",
        new Listed(
            showing.all(call, chatbotId, counted.threads()),
            new Pagination(page, limit, counted.total())));
  }
}
