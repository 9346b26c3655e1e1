package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.entry.Teammate;
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

/** The teammates of an organization. */
@Controller(TeammateController.PATH)
@NeedsScope(Scope.DIRECTORY_WRITE)
final class TeammateController {

  static final String PATH = "/v1/teammates";

  private final EntryRoutes.Of<Teammate, TeammateRepresentation> routes;

  TeammateController(EntryRoutes routes) {
    this.routes = routes.of(Teammate.class, PATH, TeammateRepresentation::of);
  }

  @Post
  HttpResponse<TeammateRepresentation> create(Call call, @Body TeammateInput given) {
    return routes.create(call, given);
  }

  @Get
  @TakesParameters({"limit", "cursor"})
  @NeedsScope({Scope.THREADS_READ, Scope.DIRECTORY_WRITE})
  Listed<TeammateRepresentation> list(Call call, HttpRequest<?> request) {
    return routes.list(call, request);
  }

  @Get("/{id}")
  @NeedsScope({Scope.THREADS_READ, Scope.DIRECTORY_WRITE})
  HttpResponse<TeammateRepresentation> read(Call call, String id) {
    return routes.read(call, id);
  }

  @Put("/{id}")
  HttpResponse<TeammateRepresentation> replace(
      Call call, String id, @Body Replacement<TeammateInput> given) {
    return routes.replace(call, id, given);
  }

  @Delete("/{id}")
  @TakesParameters(EntryRoutes.REPLACEMENT)
  HttpResponse<?> remove(Call call, String id, HttpRequest<?> request) {
    return routes.remove(call, id, request);
  }
}
