package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.Report.Part;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.application.outbox.Outbox.Pending;
import dev.threadkeep.application.outbox.Outbox.Sending;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has to say next.
 *
 * @param owners the delivery that counts for each register
 * @param lacking the delivery that counts for each register that the vendor has no place for
 * @param unsendable why some registers cannot be told
 */
record StreamCall(
    Progress progress,
    Stretch stretch,
    Map<Register, Pending> owners,
    Map<Register, Pending> lacking,
    Map<Register, String> unsendable,
    Order order) {

  /** What must not be sent twice, if it is that. */
  @Nullable Sending sending() {
    var saying = stretch.saying();
    return saying == null ? null : new Sending(progress.stream().id(), saying.id());
  }

  /** What the vendor has no place for of a delivery of which it has the rest. */
  Optional<String> lackingOf(Pending delivery) {
    var words =
        lacking.entrySet().stream()
            .filter(entry -> entry.getValue().equals(delivery))
            .map(entry -> entry.getKey().words())
            .collect(Collectors.joining(", "));
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of("The vendor has no place for the " + words);
  }

  /** What came of each register; of a message nothing. */
  Map<Register, Outcome> byRegister(Report report) {
    var outcomes = new EnumMap<Register, Outcome>(Register.class);
    unsendable.forEach((register, why) -> outcomes.put(register, new Outcome.Rejected(null, why)));
    for (var part : report.parts()) {
      if (part.register() != null) {
        outcomes.put(part.register(), part.outcome());
      }
    }
    return outcomes;
  }

  /** What the vendor holds by now where it was told: as it shows it, else as it was told. */
  List<RegisterValue> shown(Report report) {
    if (!(order.wanted() instanceof Wanted.State(var values, _))) {
      return List.of();
    }
    var shown = new ArrayList<RegisterValue>();
    for (var part : report.parts()) {
      if (part.outcome() instanceof Outcome.Delivered(_, _, var seen)) {
        values.stream()
            .filter(value -> value.register() == part.register())
            .map(value -> seen == null ? value : shown(value, seen))
            .forEach(shown::add);
      }
    }
    return shown;
  }

  private static RegisterValue shown(RegisterValue told, VendorThread seen) {
    var there = seen.in(told.register()).orElse(told);
    return told instanceof RegisterValue.Own(var members)
            && there instanceof RegisterValue.Own(var all)
        ? new RegisterValue.Own(ChangedMembers.seen(members, all))
        : there;
  }

  /**
   * What decides for each delivery; absent for one whose registers all later ones have taken over.
   */
  Map<Pending, List<Part>> byDelivery(Report report) {
    var parts = new LinkedHashMap<Pending, List<Part>>();
    stretch.deliveries().forEach(delivery -> parts.put(delivery, new ArrayList<>()));
    switch (order.wanted()) {
      case Wanted.Say _ ->
          report.parts().forEach(part -> parts.values().forEach(list -> list.add(part)));
      case Wanted.State _ ->
          byRegister(report)
              .forEach(
                  (register, outcome) -> {
                    var owner = owners.get(register);
                    if (owner != null && parts.containsKey(owner)) {
                      parts.get(owner).add(new Part(register, outcome));
                    }
                  });
    }
    return parts;
  }
}
