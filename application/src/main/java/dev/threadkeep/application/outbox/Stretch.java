package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.outbox.Outbox.Pending;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries at the head of a stream that are one call: all up to the next thing said, or that
 * alone. Of several that put something into a register the last counts.
 *
 * @param last whether nothing waits behind them
 */
record Stretch(List<Pending> deliveries, boolean last) {
  Stretch {
    deliveries = List.copyOf(deliveries);
  }

  /**
   * The first of what is pending, which is something.
   *
   * @param isAll whether nothing waits behind what is pending
   */
  static Stretch headOf(List<Pending> pending, boolean isAll) {
    int end = 0;
    while (end < pending.size() && pending.get(end).message() == null) {
      end++;
    }
    int size = Math.max(1, end);
    return new Stretch(pending.subList(0, size), isAll && size == pending.size());
  }

  /** What is to be said, if it is that. */
  @Nullable Pending saying() {
    return deliveries.getFirst().message() == null ? null : deliveries.getFirst();
  }

  /**
   * The registers that are to hold something else, each with the delivery that counts.
   *
   * @param reach which registers a delivery is about
   */
  Map<Register, Pending> owners(Function<Pending, ? extends Set<Register>> reach) {
    var owners = new EnumMap<Register, Pending>(Register.class);
    for (var delivery : deliveries) {
      reach.apply(delivery).forEach(register -> owners.put(register, delivery));
    }
    return owners;
  }

  /** What is pending behind it. */
  List<Pending> behind(List<Pending> pending) {
    return new ArrayList<>(pending.subList(deliveries.size(), pending.size()));
  }
}
