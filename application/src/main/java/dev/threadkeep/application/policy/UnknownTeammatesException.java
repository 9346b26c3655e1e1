package dev.threadkeep.application.policy;

import dev.threadkeep.domain.party.TeammateId;
import java.util.Set;

/** A policy would name teammates who are not in the directory; nothing was changed. */
public final class UnknownTeammatesException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Set<TeammateId> teammates;

  public UnknownTeammatesException(Set<TeammateId> teammates) {
    super("there are no teammates " + teammates, null, false, false);
    this.teammates = Set.copyOf(teammates);
  }

  /** Those who are not. */
  public Set<TeammateId> teammates() {
    return teammates;
  }
}
