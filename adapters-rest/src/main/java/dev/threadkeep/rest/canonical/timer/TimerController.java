package dev.threadkeep.rest.canonical.timer;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.timer.SetAsideStore;
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

/** What happens to threads because time has passed. */
@Controller("/v1/timers")
@NeedsScope(Scope.THREADS_READ)
final class TimerController {

  private final SetAsideStore setAside;
  private final Paging paging;

  TimerController(SetAsideStore setAside, Paging paging) {
    this.setAside = setAside;
    this.paging = paging;
  }

  @Get("/set-aside")
  @TakesParameters({"limit", "cursor"})
  Listed<SetAsideRepresentation> setAside(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var list = paging.of("timers-set-aside", call.caller().organization(), Places.OF_SET_ASIDE);
    return list.show(
        setAside.list(call.caller(), parameters.limit(), list.after(parameters)),
        SetAsideRepresentation::of);
  }
}
