package dev.threadkeep.domain.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.threadkeep.domain.party.TeammateId;
import java.util.Set;

/**
 * Who may close an escalated thread. Auto-close is bound by it too, and is nobody's assignee; a
 * vendor that reports a close is not.
 */
public sealed interface EscalatedClose {
  /** The rule with another teammate in the place of one whom it names. */
  default EscalatedClose giving(TeammateId from, TeammateId to) {
    return switch (this) {
      case Anyone anyone -> anyone;
      case ItsAssignee assignee -> assignee;
      case These(var teammates) ->
          new These(
              teammates.stream()
                  .map(named -> named.equals(from) ? to : named)
                  .collect(toUnmodifiableSet()));
    };
  }

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
