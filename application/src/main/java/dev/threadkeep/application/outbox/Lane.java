package dev.threadkeep.application.outbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A connection's way through this node: so many calls at once and no more, whatever waits. Safe for
 * use by many threads.
 */
final class Lane {
  private final Deque<Convoy> waiting = new ArrayDeque<>();
  private int inFlight;
  private Instant pausedUntil = Instant.MIN;

  /** How many more convoys it has use for, those under way and those that wait taken off. */
  synchronized int room(int mostInFlight, Instant now) {
    return now.isBefore(pausedUntil) ? 0 : 2 * mostInFlight - inFlight - waiting.size();
  }

  /** Lets them wait for their turn. */
  synchronized void add(Collection<Convoy> convoys) {
    waiting.addAll(convoys);
  }

  /** The next convoy, if it may go now; {@link #arrived} is to be called when it is done. */
  synchronized Optional<Convoy> depart(int mostInFlight) {
    if (inFlight >= mostInFlight || waiting.isEmpty()) {
      return Optional.empty();
    }
    inFlight++;
    return Optional.of(waiting.removeFirst());
  }

  /** Takes out whatever waits for its turn. */
  synchronized List<Convoy> clear() {
    var all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  /** A convoy that went is done. */
  synchronized void arrived() {
    inFlight--;
  }

  /** The vendor wants to be left alone until then. */
  synchronized void pause(Instant until) {
    if (until.isAfter(pausedUntil)) {
      pausedUntil = until;
    }
  }
}
