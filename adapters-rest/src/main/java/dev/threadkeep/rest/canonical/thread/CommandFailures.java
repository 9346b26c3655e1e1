package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.canonical.PartProblems;
import dev.threadkeep.rest.http.RequestFacts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which of the commands of one change a failure of it is about, where that can be told. */
@Singleton
final class CommandFailures {

  private final PartProblems problems;

  CommandFailures(PartProblems problems) {
    this.problems = problems;
  }

  /**
   * What {@code failure} means.
   *
   * @param all the pointer to what has the commands, which is all that is named where it may be
   *     about several
   */
  PartProblems.Told tell(
      List<BulkCommand> commands, String all, RuntimeException failure, RequestFacts facts) {
    return culprit(commands, failure)
        .map(command -> problems.tell(pointed(command, failure), command.pointer(), facts))
        .orElseGet(() -> problems.tellOfAll(failure, all, facts));
  }

  private static Optional<BulkCommand> culprit(
      List<BulkCommand> commands, RuntimeException failure) {
    var suspects =
        commands.size() == 1
            ? commands
            : commands.stream().filter(command -> mayHaveCaused(command, failure)).toList();
    return suspects.size() == 1 ? Optional.of(suspects.getFirst()) : Optional.empty();
  }

  private static boolean mayHaveCaused(BulkCommand command, RuntimeException failure) {
    return command.commands().stream()
        .anyMatch(
            part ->
                switch (failure) {
                  case ThreadException.UnknownTeammate unknown -> names(part, unknown);
                  case ThreadException.UnknownEntry unknown -> names(part, unknown);
                  case ThreadException.UnknownConnection unknown ->
                      part instanceof ThreadCommand.Refer(var reference)
                          && reference.equals(unknown.reference());
                  case ThreadException.Refused refused -> isRefused(part, refused.rejection());
                  default -> false;
                });
  }

  private static boolean names(ThreadCommand part, ThreadException.UnknownTeammate unknown) {
    return switch (unknown.role()) {
      case ACTOR -> false;
      case ASSIGNEE -> unknown.teammate().equals(assignee(part));
      case AUTHOR -> unknown.teammate().equals(author(part));
    };
  }

  private static @Nullable TeammateId assignee(ThreadCommand part) {
    if (part instanceof ThreadCommand.Assign(var assignee, _)) {
      return assignee.id();
    }
    return part instanceof ThreadCommand.Claim(var assignee, _) ? assignee.id() : null;
  }

  private static @Nullable TeammateId author(ThreadCommand part) {
    if (!(part instanceof ThreadCommand.RecordMessage(var message, _, _))) {
      return null;
    }
    return switch (message.author()) {
      case Actor.User(var id) -> id;
      case Actor.Agent(var id) -> id;
      case Actor.Contact _,
          Actor.Key _,
          Actor.ByVendor _,
          Actor.Timer _,
          Actor.Policy _,
          Actor.Operator _ ->
          null;
    };
  }

  private static boolean names(ThreadCommand part, ThreadException.UnknownEntry unknown) {
    return switch (unknown.place()) {
      case HOLDER -> part instanceof ThreadCommand.AssignTeam;
      case LINK ->
          part instanceof ThreadCommand.LinkContact
              || part instanceof ThreadCommand.LinkCompany
              || part instanceof ThreadCommand.LinkProject;
      case AUTHOR -> part instanceof ThreadCommand.RecordMessage;
    };
  }

  private static boolean isRefused(ThreadCommand part, Rejection rejection) {
    if (rejection instanceof Rejection.SnoozeNotInFuture) {
      return part instanceof ThreadCommand.Snooze;
    }
    if (rejection instanceof Rejection.TooManyReferences) {
      return part instanceof ThreadCommand.Refer;
    }
    return part instanceof ThreadCommand.Close
        && (rejection instanceof Rejection.UnknownCloseReason
            || rejection instanceof Rejection.InactiveCloseReason);
  }

  private static RuntimeException pointed(BulkCommand command, RuntimeException failure) {
    try {
      return command
          .names()
          .pointed(
              () -> {
                throw failure;
              });
    } catch (RuntimeException pointed) {
      return pointed;
    }
  }
}
