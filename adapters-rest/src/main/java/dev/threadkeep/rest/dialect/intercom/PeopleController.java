package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** Admins, which are the organization's teammates, and teams. */
@Controller(Intercom.BASE)
@NeedsScope(Scope.THREADS_READ)
final class PeopleController {

  private final IntercomEntries entries;

  PeopleController(IntercomEntries entries) {
    this.entries = entries;
  }

  /** Intercom's wrapping. */
  record Admins(String type, List<IntercomAdmin> admins) {
    Admins {
      admins = List.copyOf(admins);
    }
  }

  /** Intercom's wrapping. */
  record Teams(String type, List<IntercomTeam> teams) {
    Teams {
      teams = List.copyOf(teams);
    }
  }

  @Get("/admins")
  Admins admins(Call call) {
    return new Admins("admin.list", entries.admins(call).stream().map(IntercomAdmin::of).toList());
  }

  @Get("/admins/{id}")
  IntercomAdmin admin(Call call, String id) {
    return entries
        .admin(call, id)
        .map(IntercomAdmin::of)
        .orElseThrow(IntercomFailure.unknownAdmin());
  }

  /** Who asks; a key that belongs to no teammate is nobody. */
  @Get("/me")
  IntercomMe me(Call call) {
    return entries
        .asking(call)
        .map(entry -> IntercomMe.of(entry, call.caller().organization()))
        .orElseThrow(IntercomFailure.unknownAdmin());
  }

  @Get("/teams")
  Teams teams(Call call) {
    return new Teams("team.list", entries.teams(call).stream().map(IntercomTeam::of).toList());
  }

  @Get("/teams/{id}")
  IntercomTeam team(Call call, String id) {
    return entries.team(call, id).map(IntercomTeam::of).orElseThrow(IntercomFailure.unknownTeam());
  }
}
