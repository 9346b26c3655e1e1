package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.Report.Part;
import dev.threadkeep.application.delivery.VendorMessage;
import dev.threadkeep.application.delivery.VendorTitle;
import dev.threadkeep.application.delivery.Wanted;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What came of each register of an order, as it comes in. */
public final class Ledger {
  private final Map<Register, Outcome> outcomes = new EnumMap<>(Register.class);

  public void settle(Register register, Outcome outcome) {
    outcomes.put(register, outcome);
  }

  /** Why the thread was not moved, where it was to be and was not. */
  public Optional<Outcome> failedMove() {
    return Optional.ofNullable(outcomes.get(Register.STATUS))
        .filter(Outcome.Failure.class::isInstance);
  }

  /** The report on a state; what nobody has settled has no place at this vendor. */
  public Report report(Order order, Wanted.State state) {
    return new Report(
        order.thread(),
        state.values().stream()
            .map(RegisterValue::register)
            .map(
                register ->
                    new Part(
                        register, outcomes.getOrDefault(register, unsupported(order, register))))
            .toList());
  }

  /** The report on an order: made by {@code state}, or of what came of saying something. */
  public static Report carryOut(
      Order order, Function<Wanted.State, Report> state, Function<VendorMessage, Outcome> saying) {
    return switch (order.wanted()) {
      case Wanted.State wanted -> state.apply(wanted);
      case Wanted.Say(var message) ->
          new Report(order.thread(), List.of(new Part(null, saying.apply(message))));
    };
  }

  private static Outcome unsupported(Order order, Register register) {
    return new Outcome.NotPropagated(
        "%s has no place for the %s"
            .formatted(VendorTitle.of(order.thread().vendor()), register.words()));
  }
}
