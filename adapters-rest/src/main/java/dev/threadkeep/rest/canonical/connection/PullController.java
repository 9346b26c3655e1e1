package dev.threadkeep.rest.canonical.connection;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionManagement;
import dev.threadkeep.application.pull.PullStore;
import dev.threadkeep.application.pull.Pulls;
import dev.threadkeep.application.pull.Pulls.Answer;
import dev.threadkeep.rest.canonical.NoBody;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.jspecify.annotations.Nullable;

/** Bringing in the threads that a vendor has already: of each connection the last time. */
@Controller(ConnectionController.PATH + "/{id}/pull")
@NeedsScope(Scope.ADMIN)
final class PullController {
  private final ConnectionManagement connections;
  private final Pulls pulls;
  private final PullStore store;
  private final Signatures signatures;
  private final Paging paging;

  PullController(
      ConnectionManagement connections,
      Pulls pulls,
      PullStore store,
      Signatures signatures,
      Paging paging) {
    this.connections = connections;
    this.pulls = pulls;
    this.store = store;
    this.signatures = signatures;
    this.paging = paging;
  }

  @Post
  HttpResponse<PullRepresentation> start(Call call, String id, @Nullable @Body NoBody nothing) {
    var connection = connection(call, id);
    return switch (pulls.start(call.caller(), signatures.of(call), connection)) {
      case Answer.UnderWay(var pull) ->
          HttpResponse.<PullRepresentation>accepted()
              .header(
                  HttpHeaders.LOCATION,
                  "%s/%s/pull".formatted(ConnectionController.PATH, connection.id()))
              .body(PullRepresentation.of(pull));
      case Answer.ListsNone(var vendor) ->
          throw new ProblemException(
              ProblemType.VENDOR_LISTS_NO_THREADS,
              "The API of %s has no list of threads.".formatted(vendor));
      case Answer.SwitchedOff() ->
          throw new ProblemException(
              ProblemType.CONNECTION_DISABLED, "Set enabled to true to have the vendor called.");
    };
  }

  @Get
  PullRepresentation read(Call call, String id) {
    var connection = connection(call, id);
    return store
        .find(call.caller(), connection.id())
        .map(PullRepresentation::of)
        .orElseThrow(PullController::none);
  }

  @Get("/failures")
  @TakesParameters({"limit", "cursor"})
  Listed<PullRepresentation.Failure> failures(Call call, String id, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var connection = connection(call, id).id();
    var list = paging.of("pull over " + connection, call.caller().organization(), Places.BY_PLACE);
    var after = list.after(parameters);
    return list.show(
        store
            .failures(call.caller(), connection, after == null ? 0 : after, parameters.limit())
            .orElseThrow(PullController::none),
        PullRepresentation.Failure::of);
  }

  @Post("/cancel")
  PullRepresentation cancel(Call call, String id, @Nullable @Body NoBody nothing) {
    signatures.requireActor(call);
    return pulls
        .cancel(call.caller(), connection(call, id).id())
        .map(PullRepresentation::of)
        .orElseThrow(PullController::none);
  }

  private Connection connection(Call call, String id) {
    return connections
        .find(call.caller(), ConnectionController.named(id))
        .orElseThrow(ConnectionProblems::unknown);
  }

  private static ProblemException none() {
    return new ProblemException(
        ProblemType.PULL_NOT_FOUND, "Nothing was pulled over the connection yet.");
  }
}
