package dev.threadkeep.domain.party;

import org.jspecify.annotations.Nullable;

/** Who holds a thread: a teammate and a team, two slots that know nothing of each other. */
public record Assignment(@Nullable Assignee assignee, @Nullable TeamId team) {
  private static final Assignment NOBODY = new Assignment(null, null);

  public static Assignment nobody() {
    return NOBODY;
  }

  public boolean isNobody() {
    return assignee == null && team == null;
  }

  public Assignment withAssignee(@Nullable Assignee next) {
    return new Assignment(next, team);
  }

  public Assignment withTeam(@Nullable TeamId next) {
    return new Assignment(assignee, next);
  }
}
