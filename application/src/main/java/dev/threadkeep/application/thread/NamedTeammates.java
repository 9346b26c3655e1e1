package dev.threadkeep.application.thread;

import dev.threadkeep.application.thread.ThreadException.UnknownTeammate;
import dev.threadkeep.application.thread.ThreadException.UnknownTeammate.Role;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.ThreadCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The teammates that a request names, all of whom must be in the directory. */
record NamedTeammates(List<Named> all) {
  record Named(Assignee teammate, Role role) {}

  NamedTeammates {
    all = List.copyOf(all);
  }

  /** Those named by the origin, as the first holder of a new thread, and by the commands. */
  static NamedTeammates in(
      Origin origin, @Nullable Assignee firstHolder, List<ThreadCommand> commands) {
    var all = new ArrayList<Named>();
    if (origin.actingTeammate() != null) {
      all.add(new Named(origin.actingTeammate(), Role.ACTOR));
    }
    if (firstHolder != null) {
      all.add(new Named(firstHolder, Role.ASSIGNEE));
    }
    for (var command : commands) {
      if (command instanceof ThreadCommand.Assign(var assignee)) {
        all.add(new Named(assignee, Role.ASSIGNEE));
      } else if (command instanceof ThreadCommand.Claim(var assignee, _)) {
        all.add(new Named(assignee, Role.ASSIGNEE));
      } else if (command instanceof ThreadCommand.RecordMessage(var message)) {
        switch (message.author()) {
          case Actor.User(var id) -> all.add(new Named(new Assignee.User(id), Role.AUTHOR));
          case Actor.Agent(var id) -> all.add(new Named(new Assignee.Agent(id), Role.AUTHOR));
          case Actor.Key _, Actor.Contact _, Actor.ByVendor _, Actor.Timer _, Actor.Policy _ -> {}
        }
      }
    }
    return new NamedTeammates(all);
  }

  Set<TeammateId> ids() {
    return all.stream().map(named -> named.teammate().id()).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Checks that all of them exist, as the user or the agent that they are named as.
   *
   * @throws UnknownTeammate for the first that does not
   */
  void requireIn(Ground ground) {
    for (var named : all) {
      if (!named.teammate().equals(ground.teammates().get(named.teammate().id()))) {
        throw new UnknownTeammate(named.teammate().id(), named.role());
      }
    }
  }
}
