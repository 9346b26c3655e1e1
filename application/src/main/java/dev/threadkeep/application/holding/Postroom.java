package dev.threadkeep.application.holding;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a store has to know of sending, to write down what is to be sent.
 *
 * @param capabilities what each vendor can do; nothing for one that nobody here can call
 * @param bell rung when something was written down that is to be sent
 */
public record Postroom(Function<Vendor, Optional<Capabilities>> capabilities, Runnable bell) {

  /** For who sends nothing: no vendor can be called, and nothing is written down. */
  public static Postroom closed() {
    return new Postroom(_ -> Optional.empty(), () -> {});
  }
}
