package dev.threadkeep.domain.policy;

import dev.threadkeep.domain.party.TeammateId;
import java.util.Set;

/**
 * Who may close an escalated thread. Auto-close is bound by it too, and is nobody's assignee; a
 * vendor that reports a close is not.
 */
public sealed interface EscalatedClose {
  /** Whoever may close any thread. */
  record Anyone() implements EscalatedClose {}

  /** Only the teammate who holds it. */
  record ItsAssignee() implements EscalatedClose {}

  /** Only these teammates, at most 500; with none of them nobody may. */
  record These(Set<TeammateId> teammates) implements EscalatedClose {
    private static final int MOST = 500;

    public These {
      teammates = Set.copyOf(teammates);
      if (teammates.size() > MOST) {
        throw new InvalidPolicyException(
            "escalated_close/teammates", "must be at most %d".formatted(MOST));
      }
    }
  }
}
