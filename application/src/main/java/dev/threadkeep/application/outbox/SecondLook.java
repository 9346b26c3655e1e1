package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks the vendor what it has, where nobody knows what became of a register and putting it there
 * once more could do harm.
 */
final class SecondLook {
  private static final String OTHERWISE = "The vendor shows another value than the one it was sent";

  private final Convoy convoy;

  SecondLook(Convoy convoy) {
    this.convoy = convoy;
  }

  /** The report with what was seen in the place of what was not known. */
  Report at(StreamCall call, Report report) {
    if (!(call.order().wanted() instanceof Wanted.State(var values, _))
        || report.parts().stream().noneMatch(SecondLook::isUncertain)) {
      return report;
    }
    return switch (convoy.backend().read(convoy.access(), call.order().thread())) {
      case Reading.Seen<VendorThread>(var seen) ->
          new Report(
              report.thread(),
              report.parts().stream().map(part -> compared(part, values, seen)).toList());
      case Reading.Absent<VendorThread> _, Reading.Failed<VendorThread> _ -> report;
    };
  }

  private static boolean isUncertain(Report.Part part) {
    return Verdict.of(part.outcome()) == Verdict.UNCERTAIN;
  }

  private static Report.Part compared(
      Report.Part part, List<RegisterValue> wanted, VendorThread seen) {
    var register = part.register();
    if (register == null || !isUncertain(part)) {
      return part;
    }
    var sent = wanted.stream().filter(value -> value.register() == register).findFirst();
    var there = seen.in(register);
    if (there.isEmpty()) {
      return part;
    }
    return new Report.Part(register, outcome(part.outcome(), sent, there.get(), seen));
  }

  private static Outcome outcome(
      Outcome uncertain, Optional<RegisterValue> sent, RegisterValue there, VendorThread seen) {
    if (!(uncertain instanceof Outcome.Failure failure)) {
      return uncertain;
    }
    return sent.filter(value -> Objects.equals(value, there)).isPresent()
        ? new Outcome.Delivered(Objects.requireNonNullElse(failure.httpStatus(), 0), null, seen)
        : new Outcome.NotSent(failure.httpStatus(), OTHERWISE, null);
  }
}
