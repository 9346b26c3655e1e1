package dev.threadkeep.application.transfer;

import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.transfer.ImportSummary.Problem;
import java.time.InstantSource;

/**
 * Use case: adding to organizations what an export holds. Nothing that is there is changed: what is
 * there already is skipped, so that an import which broke off is simply run again.
 */
public final class Importing {
  private final TransferStore store;
  private final PolicyStore policies;
  private final InstantSource clock;

  public Importing(TransferStore store, PolicyStore policies, InstantSource clock) {
    this.store = store;
    this.policies = policies;
    this.clock = clock;
  }

  /** Who wants to know what happens meanwhile. Told by one thread after the other. */
  public interface Observer {
    /** Something was not imported. Lines come in order, but for few. */
    void problem(Problem problem);

    /** So many threads were added or found to be there. */
    void threads(long soFar);
  }

  /**
   * Imports what {@code source} gives. What was imported stays, whatever comes after it.
   *
   * @throws NoExportException if it does not begin as an export does; nothing was imported
   * @throws KeyInvalidException if the caller's key no longer works
   */
  public ImportSummary run(
      RecordSource source, Destination destination, OnError onError, Observer observer) {
    try (var dispatch = new Dispatch(onError, observer)) {
      return new ImportRun(store, policies, clock, destination, onError, dispatch).of(source);
    }
  }
}
