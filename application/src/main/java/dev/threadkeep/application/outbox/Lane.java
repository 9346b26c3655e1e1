package dev.threadkeep.application.outbox;

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
  private int mostInFlight;
  private int inFlight;

  /** Whether it is worth asking what there is, as far as was known when it was asked last. */
  synchronized boolean isOpen() {
    return room() >= mostInFlight;
  }

  /**
   * How many more convoys it has use for: twice as many as may be under way, those that are and
   * those that wait taken off. Nothing below half of that, so that it is rarely asked.
   */
  synchronized int room(int most) {
    mostInFlight = most;
    return room() < most ? 0 : room();
  }

  private int room() {
    return 2 * mostInFlight - inFlight - waiting.size();
  }

  /** Lets them wait for their turn. */
  synchronized void add(Collection<Convoy> convoys) {
    waiting.addAll(convoys);
  }

  /** The next convoy, if it may go now; {@link #arrived} is to be called when it is done. */
  synchronized Optional<Convoy> depart() {
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
}
