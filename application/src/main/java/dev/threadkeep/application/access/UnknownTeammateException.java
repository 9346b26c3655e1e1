package dev.threadkeep.application.access;

import dev.threadkeep.domain.party.TeammateId;

/** A key would be of a teammate who is not in the directory; nothing was kept. */
public final class UnknownTeammateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownTeammateException(TeammateId teammate) {
    super("there is no teammate " + teammate, null, false, false);
  }
}
