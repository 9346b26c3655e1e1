package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.Teammate;
import dev.threadkeep.application.directory.TeammateStore;
import dev.threadkeep.application.directory.TeammateStore.Removal;
import dev.threadkeep.application.directory.Teammates;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.net.URI;

/** The teammates of an organization. */
@Controller("/v1/teammates")
@NeedsScope(Scope.DIRECTORY_WRITE)
final class TeammateController {

  private static final String REPLACEMENT = "replace_with";

  private final Teammates teammates;
  private final TeammateStore store;
  private final Paging paging;

  TeammateController(Teammates teammates, TeammateStore store, Paging paging) {
    this.teammates = teammates;
    this.store = store;
    this.paging = paging;
  }

  @Post
  HttpResponse<TeammateRepresentation> create(Call call, @Body TeammateInput given) {
    var created =
        DirectoryProblems.naming(() -> teammates.create(call.caller(), given.toNew(), null));
    return HttpResponse.created(
        TeammateRepresentation.of(created), URI.create("/v1/teammates/" + created.id()));
  }

  @Get
  @TakesParameters({"limit", "cursor"})
  @NeedsScope({Scope.THREADS_READ, Scope.DIRECTORY_WRITE})
  Listed<TeammateRepresentation> list(Call call, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var list = paging.of("teammates", call.caller().organization(), Places.OF_TEAMMATES);
    return list.show(
        store.list(call.caller(), parameters.limit(), list.after(parameters)),
        TeammateRepresentation::of);
  }

  @Get("/{id}")
  @NeedsScope({Scope.THREADS_READ, Scope.DIRECTORY_WRITE})
  TeammateRepresentation read(Call call, String id) {
    return TeammateRepresentation.of(find(call, named(id)));
  }

  @Put("/{id}")
  TeammateRepresentation replace(Call call, String id, @Body TeammateReplacement given) {
    var teammate = find(call, named(id));
    var details = given.toDetails(teammate);
    return DirectoryProblems.naming(() -> teammates.replace(call.caller(), teammate.id(), details))
        .map(TeammateRepresentation::of)
        .orElseThrow(DirectoryProblems::unknown);
  }

  @Delete("/{id}")
  @TakesParameters(REPLACEMENT)
  HttpResponse<?> remove(Call call, String id, HttpRequest<?> request) {
    var parameters = QueryParameters.of(request);
    var replacement = parameters.value(REPLACEMENT, TeammateId::parse);
    var removal =
        replacement.isEmpty()
            ? teammates.remove(call.caller(), named(id))
            : removeInFavourOf(call, named(id), replacement.get());
    return switch (removal) {
      case Removal.Removed() -> HttpResponse.noContent();
      case Removal.NotFound() -> throw DirectoryProblems.unknown();
      case Removal.StillReferred still -> throw DirectoryProblems.inUse(still);
    };
  }

  private Removal removeInFavourOf(Call call, TeammateId id, TeammateId replacement) {
    if (replacement.equals(id)) {
      throw QueryParameters.bad(REPLACEMENT, "must be another teammate");
    }
    var teammate = find(call, id);
    var other =
        store
            .find(call.caller(), replacement)
            .orElseThrow(() -> DirectoryProblems.unknownReplacement(replacement));
    return teammates.removeInFavourOf(
        call.caller(), call.origin(Through.CANONICAL), teammate.id(), other.asAssignee());
  }

  private Teammate find(Call call, TeammateId id) {
    return store.find(call.caller(), id).orElseThrow(DirectoryProblems::unknown);
  }

  private static TeammateId named(String id) {
    try {
      return TeammateId.parse(id);
    } catch (IllegalArgumentException _) {
      throw DirectoryProblems.unknown();
    }
  }
}
