package dev.threadkeep.rest.canonical.audit;

import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.ThreadException.UnknownTeammate;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.key.ActingTeammate;
import jakarta.inject.Singleton;

/** Signs what requests change besides threads. */
@Singleton
public final class Signatures {

  private final DirectoryStore directory;

  Signatures(DirectoryStore directory) {
    this.directory = directory;
  }

  /**
   * The signature of whoever acts: the teammate that the request names, else the key's, else the
   * key.
   *
   * @throws UnknownTeammate if the request names one who is not in the directory
   */
  public Signature of(Call call) {
    requireActor(call);
    return new Signature(call.actor(), Through.CANONICAL, call.facts().requestId());
  }

  /**
   * For changes that the audit does not tell of.
   *
   * @throws UnknownTeammate if the request names one who is not in the directory
   */
  public void requireActor(Call call) {
    call.facts()
        .actor()
        .map(ActingTeammate::asAssignee)
        .ifPresent(teammate -> require(call, teammate));
  }

  private void require(Call call, Assignee teammate) {
    var isThere =
        directory
            .find(call.caller(), Teammate.class, EntryId.of(teammate.id().value()))
            .map(Teammate::assignee)
            .filter(teammate::equals)
            .isPresent();
    if (!isThere) {
      throw new UnknownTeammate(teammate.id(), UnknownTeammate.Role.ACTOR);
    }
  }
}
