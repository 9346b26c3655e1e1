package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.entry.Project;
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

/** The projects of an organization. */
@Controller(ProjectController.PATH)
@NeedsScope(Scope.DIRECTORY_WRITE)
final class ProjectController {

  static final String PATH = "/v1/projects";

  private final EntryRoutes.Of<Project, ProjectRepresentation> routes;

  ProjectController(EntryRoutes routes) {
    this.routes = routes.of(Project.class, PATH, ProjectRepresentation::of);
  }

  @Post
  HttpResponse<ProjectRepresentation> create(Call call, @Body ProjectInput given) {
    return routes.create(call, given);
  }

  @Get
  @TakesParameters({"limit", "cursor"})
  @NeedsScope({Scope.THREADS_READ, Scope.DIRECTORY_WRITE})
  Listed<ProjectRepresentation> list(Call call, HttpRequest<?> request) {
    return routes.list(call, request);
  }

  @Get("/{id}")
  @NeedsScope({Scope.THREADS_READ, Scope.DIRECTORY_WRITE})
  HttpResponse<ProjectRepresentation> read(Call call, String id) {
    return routes.read(call, id);
  }

  @Put("/{id}")
  HttpResponse<ProjectRepresentation> replace(
      Call call, String id, @Body Replacement<ProjectInput> given) {
    return routes.replace(call, id, given);
  }

  @Delete("/{id}")
  @TakesParameters(EntryRoutes.REPLACEMENT)
  HttpResponse<?> remove(Call call, String id, HttpRequest<?> request) {
    return routes.remove(call, id, request);
  }
}
