package dev.threadkeep.domain.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What every point in time in the domain has in common. */
public final class Times {
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Times() {}

  /**
   * {@code time} truncated to the microseconds that a database keeps.
   *
   * @throws IllegalArgumentException if it lies outside the years 1970 to 9999
   */
  public static Instant kept(String what, Instant time) {
    if (time.isBefore(FIRST) || !time.isBefore(END)) {
      throw new IllegalArgumentException(what + " must lie in the years 1970 to 9999");
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
