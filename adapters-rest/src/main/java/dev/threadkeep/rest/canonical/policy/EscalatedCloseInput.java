package dev.threadkeep.rest.canonical.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.rest.canonical.Words;
import dev.threadkeep.rest.http.failure.Field;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may close an escalated thread.
 *
 * @param teammates those who may, where it is {@code these}
 */
record EscalatedCloseInput(String by, @Nullable List<UUID> teammates) {

  private static final String POINTER = "#/escalated_close";
  static final String TEAMMATES = POINTER + "/teammates";

  private enum By {
    ANYONE,
    ASSIGNEE,
    THESE
  }

  EscalatedClose toRule() {
    var rule =
        switch (Words.read(POINTER + "/by", By.class, by)) {
          case ANYONE -> new EscalatedClose.Anyone();
          case ASSIGNEE -> new EscalatedClose.ItsAssignee();
          case THESE -> new EscalatedClose.These(ids());
        };
    if (teammates != null && !(rule instanceof EscalatedClose.These)) {
      throw Field.invalid(TEAMMATES, "goes with these only");
    }
    return rule;
  }

  private Set<TeammateId> ids() {
    if (teammates == null) {
      throw Field.invalid(TEAMMATES, "is required");
    }
    return teammates.stream().map(TeammateId::new).collect(toUnmodifiableSet());
  }
}
