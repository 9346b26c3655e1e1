package dev.threadkeep.application.access;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import org.jspecify.annotations.Nullable;

/**
 * Who changes the keys or the policy of an organization, and by what: what the audit keeps of a
 * change beside the change itself.
 *
 * @param requestId of the request that asked for it; absent where it was no request
 */
public record Signature(Actor by, Through through, @Nullable String requestId) {

  /** Of somebody who has the machine and gives a command there. */
  public static Signature atTheCommandLine() {
    return new Signature(new Actor.Operator(), Through.COMMAND_LINE, null);
  }
}
