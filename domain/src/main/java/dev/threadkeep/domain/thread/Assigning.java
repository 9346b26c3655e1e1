package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of assigning. The status never matters and never changes. */
final class Assigning {
  private Assigning() {}

  static @Nullable Rejection assign(Change change, ThreadCommand.Assign assign) {
    var assignee = assign.assignee();
    boolean isSo = assignee.equals(change.thread().assignment().assignee());
    return isSo && !change.tells(assign.telling())
        ? null
        : unlessRefused(change, assigning(assignee), new ThreadEvent.Assigned(assignee));
  }

  /** Whether a thread may begin in these hands. */
  static @Nullable Rejection begin(Change change) {
    var held = change.thread().assignment();
    var refused =
        held.assignee() == null ? null : change.refusedByHolder(assigning(held.assignee()));
    if (refused != null || held.team() == null) {
      return refused;
    }
    return change.refusedByHolder(VendorOperation.ASSIGN_TEAM);
  }

  static @Nullable Rejection unassign(Change change) {
    return change.thread().assignment().assignee() == null
        ? null
        : unlessRefused(change, VendorOperation.UNASSIGN, new ThreadEvent.Unassigned());
  }

  static @Nullable Rejection assignTeam(Change change, ThreadCommand.AssignTeam assign) {
    var team = assign.team();
    boolean isSo = team.equals(change.thread().assignment().team());
    return isSo && !change.tells(assign.telling())
        ? null
        : unlessRefused(change, VendorOperation.ASSIGN_TEAM, new ThreadEvent.TeamAssigned(team));
  }

  static @Nullable Rejection unassignTeam(Change change) {
    return change.thread().assignment().team() == null
        ? null
        : unlessRefused(change, VendorOperation.UNASSIGN, new ThreadEvent.TeamUnassigned());
  }

  /** Who claims again what they hold already, as after a lost answer, is not refused. */
  static @Nullable Rejection claim(Change change, ThreadCommand.Claim claim) {
    var holder = change.thread().assignment().assignee();
    if (Objects.equals(holder, claim.expected()) || claim.assignee().equals(holder)) {
      return assign(change, new ThreadCommand.Assign(claim.assignee()));
    }
    return new Rejection.HeldBySomeoneElse(change.situation(), holder, claim.expected());
  }

  private static VendorOperation assigning(Assignee assignee) {
    return switch (assignee) {
      case Assignee.User user -> VendorOperation.ASSIGN_USER;
      case Assignee.Agent agent -> VendorOperation.ASSIGN_AGENT;
    };
  }

  private static @Nullable Rejection unlessRefused(
      Change change, VendorOperation operation, ThreadEvent event) {
    var refused = change.refusedByHolder(operation);
    return refused == null ? change.record(event) : refused;
  }
}
