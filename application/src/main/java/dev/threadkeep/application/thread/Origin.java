package dev.threadkeep.application.thread;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.Through;
import org.jspecify.annotations.Nullable;

/**
 * Where a change comes from.
 *
 * @param actingTeammate the teammate that the request names as acting, who must exist; where absent
 *     the caller acts
 */
public record Origin(Through through, String requestId, @Nullable Assignee actingTeammate) {

  /** Who acts: the teammate that the request names, else the caller. */
  public Actor actor(Caller caller) {
    return switch (actingTeammate) {
      case null -> caller.actor();
      case Assignee.User(var user) -> new Actor.User(user);
      case Assignee.Agent(var agent) -> new Actor.Agent(agent);
    };
  }
}
