package dev.threadkeep.application.inbound;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** How much a round may take. Not for several threads at once. */
final class Budget {
  private final InstantSource clock;
  private final Instant end;
  private final BooleanSupplier isStopping;
  private int calls;

  /**
   * @param calls how many of the vendor, at about
   * @param end after which no call is begun
   * @param isStopping whether the service is about to end
   */
  Budget(int calls, Instant end, InstantSource clock, BooleanSupplier isStopping) {
    this.calls = calls;
    this.end = end;
    this.clock = clock;
    this.isStopping = isStopping;
  }

  /** A call is about to be made. */
  void take() {
    calls--;
  }

  /** Whether something more may be begun. */
  boolean isLeft() {
    return calls > 0 && isTime();
  }

  /** Whether there is time for what was begun to go on. */
  boolean isTime() {
    return !isStopping.getAsBoolean() && clock.instant().isBefore(end);
  }
}
