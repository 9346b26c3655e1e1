package dev.threadkeep.persistence.thread;

import java.time.Duration;

/**
 * How changes that come at once share their trips.
 *
 * @param loops how many write at the same time, each over one connection; none makes every change
 *     by itself
 * @param waiting how many changes may wait for one loop; whoever comes then waits for room
 * @param patience how long a change waits for its turn before it is refused as too much
 */
public record Coalescing(int loops, int waiting, Duration patience) {
  public static final Coalescing STANDARD = new Coalescing(2, 1024, Duration.ofSeconds(10));
  public static final Coalescing OFF = STANDARD.withLoops(0);

  public Coalescing {
    if (loops < 0 || loops > 64) {
      throw new IllegalArgumentException("0 to 64 loops can write, not %d".formatted(loops));
    }
    if (waiting < 1) {
      throw new IllegalArgumentException("a queue with room for %d".formatted(waiting));
    }
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("a patience of %s".formatted(patience));
    }
  }

  /** The same with another number of loops. */
  public Coalescing withLoops(int number) {
    return new Coalescing(number, waiting, patience);
  }
}
