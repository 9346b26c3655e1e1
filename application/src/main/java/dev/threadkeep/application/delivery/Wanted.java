package dev.threadkeep.application.delivery;

import java.util.HashSet;
import java.util.List;

/** What an order asks for: that something be so, or that something happen. */
public sealed interface Wanted {

  /**
   * That the registers hold these values, of each one at most.
   *
   * @param closed whether the thread is closed here, whichever registers are to be set: at Intercom
   *     an assignment opens what is closed, which must not stay so
   */
  record State(List<RegisterValue> values, boolean closed) implements Wanted {
    public State {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a state of nothing");
      }
      var seen = new HashSet<Register>();
      values.forEach(
          value -> {
            if (!seen.add(value.register())) {
              throw new IllegalArgumentException("two values for " + value.register());
            }
          });
    }
  }

  /** That this be said, once. */
  record Say(VendorMessage message) implements Wanted {}
}
