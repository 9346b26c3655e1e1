package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Agreement;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import java.util.List;
import java.util.Objects;

/**
 * Asks the vendor what it has, where nobody knows what became of a register and putting it there
 * once more could do harm. What the vendor does not show stays unknown.
 */
final class SecondLook {
  private static final String OTHERWISE = "The vendor shows another value than the one it was sent";

  /** What a vendor that shows a thread has answered. */
  private static final int OK = 200;

  private final Convoy convoy;

  SecondLook(Convoy convoy) {
    this.convoy = convoy;
  }

  /** Whether there is anything to ask for. */
  static boolean isDue(Order order, Report report) {
    return order.wanted() instanceof Wanted.State
        && report.parts().stream().anyMatch(SecondLook::isUncertain);
  }

  /** The report with what was seen in the place of what was not known. */
  Report at(Order order, Report report) {
    if (!(order.wanted() instanceof Wanted.State(var values, _)) || !isDue(order, report)) {
      return report;
    }
    return switch (convoy.backend().read(convoy.access(), order.thread())) {
      case Reading.Seen<VendorThread>(var seen) -> compared(report, values, seen);
      case Reading.Absent<VendorThread> _, Reading.Failed<VendorThread> _ -> report;
    };
  }

  private static boolean isUncertain(Report.Part part) {
    return Verdict.of(part.outcome()) == Verdict.UNCERTAIN;
  }

  private Report compared(Report report, List<RegisterValue> wanted, VendorThread seen) {
    var unmoved =
        report.parts().stream()
            .filter(part -> part.register() == Register.STATUS && isUncertain(part))
            .map(part -> compared(part, wanted, seen).outcome())
            .filter(Outcome.NotSent.class::isInstance)
            .findFirst();
    return new Report(
        report.thread(),
        report.parts().stream()
            .map(
                part ->
                    unmoved
                        .filter(_ -> goesWithStatus(part) && isUncertain(part))
                        .map(missing -> new Report.Part(part.register(), missing))
                        .orElseGet(() -> compared(part, wanted, seen)))
            .toList());
  }

  /** It is told with the status or behind it, so that without that it was not told either. */
  private static boolean goesWithStatus(Report.Part part) {
    return part.register() == Register.CLOSE_REASON || part.register() == Register.LOOP_CLOSED;
  }

  private Report.Part compared(Report.Part part, List<RegisterValue> wanted, VendorThread seen) {
    return isUncertain(part) && part.outcome() instanceof Outcome.Failure failure
        ? wanted.stream()
            .filter(value -> value.register() == part.register())
            .findFirst()
            .map(told -> new Report.Part(part.register(), outcome(failure, told, seen)))
            .orElse(part)
        : part;
  }

  private Outcome outcome(Outcome.Failure uncertain, RegisterValue told, VendorThread seen) {
    var held = convoy.backend().asHeld(told, convoy.access().settings());
    return switch (Agreement.of(held, seen)) {
      case AGREES ->
          new Outcome.Delivered(Objects.requireNonNullElse(uncertain.httpStatus(), OK), null, seen);
      case DIFFERS -> new Outcome.NotSent(uncertain.httpStatus(), OTHERWISE, null);
      case OUT_OF_SIGHT -> uncertain;
    };
  }
}
