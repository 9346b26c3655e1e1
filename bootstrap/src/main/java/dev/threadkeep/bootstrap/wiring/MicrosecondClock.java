package dev.threadkeep.bootstrap.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The clock, cut once and here to what PostgreSQL keeps. */
public final class MicrosecondClock {
  public static final InstantSource SYSTEM =
      Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));

  private MicrosecondClock() {}
}
