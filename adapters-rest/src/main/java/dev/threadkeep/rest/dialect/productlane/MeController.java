package dev.threadkeep.rest.dialect.productlane;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is calling: how Productlane's clients try a key. */
@Controller(Productlane.API + "/me")
final class MeController {

  private final DirectoryStore directory;

  MeController(DirectoryStore directory) {
    this.directory = directory;
  }

  /** A key, and what it may do; nothing here knows of Linear. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Me(
      String workspaceId,
      String apiKeyId,
      List<String> scopes,
      List<String> linearTeamIds,
      @Nullable String defaultLinearTeamId) {}

  @Get
  @NeedsScope({
    Scope.THREADS_READ,
    Scope.THREADS_WRITE,
    Scope.DELIVERIES_READ,
    Scope.DELIVERIES_WRITE,
    Scope.DIRECTORY_WRITE,
    Scope.ADMIN
  })
  Me me(Call call) {
    var caller = call.caller();
    // Only a store knows whether the key still works.
    var _ = directory.findAll(caller, Teammate.class, List.of());
    return new Me(
        caller.organization().toString(),
        caller.key() == null ? "" : caller.key().value(),
        scopes(caller.scopes()),
        List.of(),
        null);
  }

  /** In Productlane's words. What it tells apart and we do not comes with what includes it. */
  private static List<String> scopes(Set<Scope> held) {
    return held.stream().flatMap(scope -> words(scope).stream()).sorted().toList();
  }

  private static List<String> words(Scope scope) {
    return switch (scope) {
      case THREADS_READ -> List.of("threads:read");
      case THREADS_WRITE -> List.of("threads:write", "messages:write", "comments:write");
      case ADMIN -> List.of("admin");
      case DELIVERIES_READ, DELIVERIES_WRITE, DIRECTORY_WRITE -> List.of();
    };
  }
}
