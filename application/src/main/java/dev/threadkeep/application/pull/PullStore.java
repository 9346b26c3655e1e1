package dev.threadkeep.application.pull;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Out-port: pulls, of each connection the one that was asked for last.
 *
 * <p>Whoever works on a pull holds it until a time; after that somebody else may take the same page
 * on, and what the first still reports is not taken.
 *
 * <p>Every method throws {@code StoreUnavailableException} if the store cannot be reached, and
 * those that are given a caller {@code KeyInvalidException} if its key no longer works. Another
 * organization's pull is not found.
 */
public interface PullStore {

  /**
   * Keeps a new pull in the place of the connection's last one, unless that is not finished.
   *
   * @return the new one, or the one that is not finished
   */
  Pull begin(Caller caller, Pull pull);

  Optional<Pull> find(Caller caller, ConnectionId connection);

  /**
   * The threads that a pull could not bring in, in the order in which it came to them; the first
   * {@value #MOST_FAILURES}.
   *
   * @param after the place to start behind, 0 to start at the beginning
   * @return nothing if the connection has no pull
   */
  Optional<Page<PullFailure, Integer>> failures(
      Caller caller, ConnectionId connection, int after, int limit);

  /** How many failures are kept of each pull. */
  int MOST_FAILURES = 1_000;

  /**
   * Stops a pull: at once where nobody is at it, else when who is at it hears of it. One that is
   * finished stays as it is.
   *
   * @return the pull as it is then, if the connection has one
   */
  Optional<Pull> cancel(Caller caller, ConnectionId connection, Instant at);

  /** Pulls of all organizations that can be worked on, those first that wait longest. */
  List<Waiting> waiting(Instant now);

  /** A pull that can be worked on. */
  record Waiting(OrganizationId organization, ConnectionId connection) {}

  /**
   * Has a pull that nobody is at wait until then, or for as long as it waits already. Nothing else
   * of it changes.
   */
  void putOff(Waiting pull, Instant now, Instant until);

  /**
   * Takes on the next page of a pull, or the one that was begun and not settled.
   *
   * @param until when others may take it on
   * @return nothing if somebody else was faster
   */
  Optional<PullSlice> take(Waiting pull, Instant now, Instant until);

  /**
   * Goes on holding a slice.
   *
   * @return whether to go on: it is still this slice's, and nobody stops the pull
   */
  boolean hold(PullSlice slice, Instant until);

  /**
   * Which of the threads the pull has opened or changed since the slice's page was first begun,
   * with others left out.
   */
  List<Touched> touched(PullSlice slice, Collection<ThreadId> threads);

  /**
   * A thread to which the pull did something.
   *
   * @param opened whether it opened it
   */
  record Touched(ThreadId thread, boolean opened) {}

  /**
   * Reports on a slice and lets the pull go, for anybody's next slice. One that is to stop is
   * cancelled then, unless it is finished anyway.
   *
   * @return whether it was still this slice's to report on; nothing was kept otherwise
   */
  boolean settle(PullSlice slice, PullReport report, Instant at);
}
