package dev.threadkeep.application.timer;

import java.time.Instant;
import java.util.List;

/**
 * Out-port: which threads' time has come. Looks across organizations and locks nothing; what has
 * been set aside and still is ({@link SetAsideStore}) is left out.
 *
 * <p>Every method throws {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface DueThreads {
  /** Threads of any organization whose snooze has ended, those whose ended first before others. */
  List<DueThread> toWake(Instant now, int most);

  /** All organizations that have inactive threads closed. */
  List<AutoClosing> autoClosing();

  /**
   * An organization's threads that have been inactive for longer than it allows, the longest before
   * others: open ones that are not archived.
   */
  List<DueThread> toClose(AutoClosing rule, Instant now, int most);
}
