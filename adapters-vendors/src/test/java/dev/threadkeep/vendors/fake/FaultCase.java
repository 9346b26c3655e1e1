package dev.threadkeep.vendors.fake;

import static dev.threadkeep.vendors.http.Dialling.NOON;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A fault, and what a call comes to that it befalls.
 *
 * @param done whether the vendor does it all the same
 */
record FaultCase(Fault fault, Outcomes outcome, boolean done) {
  private static final Duration STEP = Duration.ofMillis(50);

  /** What a call comes to, given whether it may simply be made again. */
  @FunctionalInterface
  interface Outcomes {
    Outcome where(boolean repeatable);
  }

  static Stream<FaultCase> all() {
    return Stream.concat(
        Stream.of(401, 403, 404, 410, 422)
            .map(
                status ->
                    new FaultCase(new Fault.Refusal(status), _ -> new Rejected(status, ""), false)),
        Stream.of(
            new FaultCase(new Fault.None(), _ -> new Delivered(200, null, null), true),
            new FaultCase(new Fault.Late(STEP), _ -> new Delivered(200, null, null), true),
            new FaultCase(new Fault.Refusal(429), _ -> new NotSent(429, "", null), false),
            new FaultCase(
                Fault.Refusal.tooMany(Duration.ofSeconds(7)),
                _ -> new NotSent(429, "", Duration.ofSeconds(7)),
                false),
            new FaultCase(
                Fault.Refusal.tooManyUntil(NOON.plusSeconds(9)),
                _ -> new NotSent(429, "", Duration.ofSeconds(9)),
                false),
            new FaultCase(new Fault.Refusal(503), _ -> new NotSent(503, "", null), false),
            new FaultCase(new Fault.Refusal(500), again -> new Unknown(500, "", again), false),
            new FaultCase(new Fault.FailureAfter(502), again -> new Unknown(502, "", again), true),
            new FaultCase(new Fault.Garbage(), again -> new Unknown(200, "", again), true),
            new FaultCase(new Fault.HalfAnswer(), again -> new Unknown(200, "", again), true),
            new FaultCase(new Fault.HugeAnswer(), _ -> new Unknown(200, "", false), true)));
  }
}
