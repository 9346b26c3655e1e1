package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.Report.Part;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Outbox.Pending;
import dev.threadkeep.application.outbox.Outbox.Settled;
import dev.threadkeep.application.outbox.Outbox.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is to be written down of a call, and what is to be done after it. */
final class Judgement {
  private final RetrySchedule schedule;
  private final Lease lease;
  private final Instant begun;
  private final Instant ended;

  Judgement(RetrySchedule schedule, Lease lease, Instant begun, Instant ended) {
    this.schedule = schedule;
    this.lease = lease;
    this.begun = begun;
    this.ended = ended;
  }

  /**
   * What to do.
   *
   * @param left the stream as it goes on at once; absent where it does not
   */
  record Judged(Settlement settlement, Optional<Progress> left) {}

  Judged judge(StreamCall call, Report report) {
    var stream = call.progress().stream();
    var failingSince = stream.failingSince() == null ? begun : stream.failingSince();
    var become = new ArrayList<Settled>();
    boolean isAgain = false;
    for (var delivery : call.byDelivery(report).entrySet()) {
      var pending = delivery.getKey();
      boolean isOver = RetrySchedule.isOver(later(failingSince, pending.event().at()), ended);
      var settled = settled(call, pending, delivery.getValue(), isOver);
      isAgain |= settled.state() == DeliveryState.PENDING;
      become.add(settled);
    }
    if (isAgain) {
      var wait = schedule.wait(stream.tries() + 1);
      var longer = askedFor(report).filter(after -> after.compareTo(wait) > 0).orElse(wait);
      var held = call.progress().held(become);
      return new Judged(
          held.settlement(ended.plus(longer), failingSince).showing(call.shown(report)),
          Optional.empty());
    }
    var next = call.progress().past(call.stretch(), become);
    return new Judged(
        next.settlement(lease, ended).showing(call.shown(report)),
        next.left().isEmpty() ? Optional.empty() : Optional.of(next.writtenDown().succeeding()));
  }

  /** What came into a stream that fails has its own time before it. */
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Settled settled(StreamCall call, Pending delivery, List<Part> parts, boolean isOver) {
    if (parts.isEmpty()) {
      return new Settled(delivery.id(), DeliveryState.SUPERSEDED, null);
    }
    var deciding = Verdict.deciding(parts.stream().map(Part::outcome).toList());
    var state =
        switch (Verdict.of(deciding)) {
          case DONE -> DeliveryState.DELIVERED;
          case NOT_PROPAGATED -> DeliveryState.NOT_PROPAGATED;
          case AGAIN -> isOver ? DeliveryState.PARKED : DeliveryState.PENDING;
          case UNCERTAIN, REFUSED -> DeliveryState.PARKED;
        };
    var attempt = Attempt.of(begun, Duration.between(begun, ended), deciding);
    var more = state == DeliveryState.DELIVERED ? call.lackingOf(delivery) : half(parts);
    return new Settled(delivery.id(), state, more.map(attempt::withDetailBehind).orElse(attempt));
  }

  /** What the vendor has by now and what it has not, where it has some of it. */
  private static Optional<String> half(List<Part> parts) {
    var done = words(parts, Outcome.Delivered.class);
    var failed = words(parts, Outcome.Failure.class);
    return done.isEmpty() || failed.isEmpty()
        ? Optional.empty()
        : Optional.of("The vendor has the %s, but not the %s: ".formatted(done, failed));
  }

  private static String words(List<Part> parts, Class<? extends Outcome> kind) {
    return parts.stream()
        .filter(part -> kind.isInstance(part.outcome()))
        .map(Part::register)
        .filter(Objects::nonNull)
        .map(register -> register.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  private static Optional<Duration> askedFor(Report report) {
    return report.parts().stream()
        .map(Report.Part::outcome)
        .filter(Outcome.NotSent.class::isInstance)
        .map(outcome -> ((Outcome.NotSent) outcome).retryAfter())
        .filter(after -> after != null && after.isPositive())
        .max(Duration::compareTo);
  }
}
