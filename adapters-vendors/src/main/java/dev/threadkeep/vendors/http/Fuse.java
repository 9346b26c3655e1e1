package dev.threadkeep.vendors.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps from calling a vendor that is not there: when half of the last calls failed, nobody calls
 * for a while, and then a few do to see whether it is back. Safe for use by many threads.
 */
final class Fuse {
  /** How many calls are looked back upon; fewer say too little. */
  static final int CALLS = 10;

  static final int PROBES = 2;
  static final Duration REST = Duration.ofSeconds(30);

  /** While others see whether it is back, which takes no longer than their calls. */
  static final Duration WHILE_OTHERS_TRY = Duration.ofSeconds(1);

  private static final float HALF = 50;

  private final InstantSource clock;
  private final CircuitBreaker breaker;
  private volatile Instant restsUntil;

  Fuse(InstantSource clock) {
    this.clock = clock;
    this.restsUntil = clock.instant();
    this.breaker =
        CircuitBreaker.of(
            "vendor",
            CircuitBreakerConfig.custom()
                .slidingWindow(CALLS, CALLS, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(HALF)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .recordResult(Boolean.FALSE::equals)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            change -> {
              if (change.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                restsUntil = clock.instant().plus(REST);
              }
            });
  }

  /**
   * Asks whether a call may be made. If it may, one of {@link #held} and {@link #unused} has to
   * follow.
   *
   * @return how long nobody should call; absent where it may be made
   */
  Optional<Duration> refuses() {
    if (breaker.tryAcquirePermission()) {
      return Optional.empty();
    }
    var rest = Duration.between(clock.instant(), restsUntil);
    return Optional.of(rest.compareTo(WHILE_OTHERS_TRY) > 0 ? rest : WHILE_OTHERS_TRY);
  }

  /** Until when nobody calls; in the past where somebody may. */
  Instant restsUntil() {
    return restsUntil;
  }

  /** The call was made; whether the vendor was there. */
  void held(boolean wasThere) {
    breaker.onResult(0, TimeUnit.NANOSECONDS, wasThere);
  }

  /** The call was not made after all. */
  void unused() {
    breaker.releasePermission();
  }
}
