package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadCommand.Telling;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads to whom a conversation is assigned. Whoever assigns a closed one opens it again. */
@Singleton
final class Assigning {

  private static final String NOBODY = "0";

  private final IntercomEntries entries;

  Assigning(IntercomEntries entries) {
    this.entries = entries;
  }

  List<ThreadCommand> commands(Call call, Sender sender, IntercomFields body) {
    var assignee = body.requiredId("assignee_id");
    if (assignee.equals(NOBODY)) {
      return List.of(
          sender == Sender.TEAM ? new ThreadCommand.UnassignTeam() : new ThreadCommand.Unassign());
    }
    var telling = body.speech("body").isPresent() ? Telling.OF_ALL : Telling.OF_REOPENINGS;
    return List.of(
        new ThreadCommand.EnsureNotClosed(),
        assignment(call, sender, assignee, telling).orElseThrow(IntercomFailure.unknownAssignee()));
  }

  private Optional<ThreadCommand> assignment(
      Call call, Sender sender, String assignee, Telling telling) {
    return switch (sender) {
      case ADMIN -> admin(call, assignee, telling);
      case TEAM -> team(call, assignee, telling);
      // Old clients name the assignee alone, and teams were admins to them.
      case UNSAID, CONTACT ->
          admin(call, assignee, telling).or(() -> team(call, assignee, telling));
    };
  }

  private Optional<ThreadCommand> admin(Call call, String id, Telling telling) {
    return entries
        .admin(call, id)
        .map(entry -> new ThreadCommand.Assign(Teammate.assignee(entry), telling));
  }

  private Optional<ThreadCommand> team(Call call, String id, Telling telling) {
    return entries
        .team(call, id)
        .map(entry -> new ThreadCommand.AssignTeam(new TeamId(entry.id().value()), telling));
  }
}
