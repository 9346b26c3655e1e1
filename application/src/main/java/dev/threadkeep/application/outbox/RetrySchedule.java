package dev.threadkeep.application.outbox;

import dev.threadkeep.application.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * When what came to nothing is tried again: soon at first, then ever more rarely, for about three
 * days. Jitter of a fifth keeps streams that failed together from coming back together.
 */
public final class RetrySchedule {
  /** After that nobody is coming back by themselves. */
  static final Duration PATIENCE = Duration.ofHours(76);

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final int MOST_DOUBLINGS = 20;
  private static final double JITTER = 0.2;

  private final DoubleSupplier chance;

  /**
   * @param chance gives numbers from 0 to below 1
   */
  RetrySchedule(DoubleSupplier chance) {
    this.chance = chance;
  }

  /** Whose jitter comes from random ids. */
  public static RetrySchedule by(Ids ids) {
    return new RetrySchedule(
        () -> Math.floorMod(ids.next().getLeastSignificantBits(), 1_000) / 1_000.0);
  }

  /**
   * How long to wait.
   *
   * @param tries how often in a row it has come to nothing, at least once
   */
  public Duration wait(int tries) {
    long doubled = FIRST.toMillis() << Math.min(tries - 1, MOST_DOUBLINGS);
    double factor = 1 - JITTER + 2 * JITTER * chance.getAsDouble();
    return Duration.ofMillis((long) (Math.min(doubled, LONGEST.toMillis()) * factor));
  }

  static boolean isOver(Instant failingSince, Instant now) {
    return !now.isBefore(failingSince.plus(PATIENCE));
  }
}
