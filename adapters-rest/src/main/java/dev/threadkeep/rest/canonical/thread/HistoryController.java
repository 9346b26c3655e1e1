package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.insight.ThreadStatistics;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** What has happened to a thread, event by event and summed up. */
@Controller("/v1/threads/{id}")
@NeedsScope(Scope.THREADS_READ)
final class HistoryController {

  private final ThreadReader threads;
  private final Paging paging;

  HistoryController(ThreadReader threads, Paging paging) {
    this.threads = threads;
    this.paging = paging;
  }

  @Get("/timeline")
  @TakesParameters({"limit", "cursor"})
  Listed<EventRepresentation> timeline(Call call, String id, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var locator = ThreadChanges.located(id);
    var list = paging.of("timeline " + locator, call.caller().organization(), Places.BY_SEQUENCE);
    var after = list.after(parameters);
    return list.show(
        threads.timeline(call.caller(), locator, after == null ? 0 : after, parameters.limit()),
        EventRepresentation::of);
  }

  @Get("/statistics")
  StatisticsRepresentation statistics(Call call, String id) {
    var history = threads.history(call.caller(), ThreadChanges.located(id));
    return StatisticsRepresentation.of(ThreadStatistics.of(history.events()));
  }
}
