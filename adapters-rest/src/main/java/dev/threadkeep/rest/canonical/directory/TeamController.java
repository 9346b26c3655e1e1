package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;

/** The teams of an organization. */
@Controller(TeamController.PATH)
@NeedsScope(Scope.DIRECTORY_WRITE)
final class TeamController {

  static final String PATH = "/v1/teams";

  private final EntryRoutes.Of<Team, TeamRepresentation> routes;

  TeamController(EntryRoutes routes) {
    this.routes = routes.of(Team.class, PATH, TeamRepresentation::of);
  }

  @Post
  HttpResponse<TeamRepresentation> create(Call call, @Body TeamInput given) {
    return routes.create(call, given);
  }

  @Get
  @TakesParameters({"limit", "cursor"})
  @NeedsScope({Scope.THREADS_READ, Scope.DIRECTORY_WRITE})
  Listed<TeamRepresentation> list(Call call, HttpRequest<?> request) {
    return routes.list(call, request);
  }

  @Get("/{id}")
  @NeedsScope({Scope.THREADS_READ, Scope.DIRECTORY_WRITE})
  HttpResponse<TeamRepresentation> read(Call call, String id) {
    return routes.read(call, id);
  }

  @Put("/{id}")
  HttpResponse<TeamRepresentation> replace(
      Call call, String id, @Body Replacement<TeamInput> given) {
    return routes.replace(call, id, given);
  }

  @Delete("/{id}")
  @TakesParameters(EntryRoutes.REPLACEMENT)
  HttpResponse<?> remove(Call call, String id, HttpRequest<?> request) {
    return routes.remove(call, id, request);
  }
}
