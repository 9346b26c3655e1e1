package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thread as its vendor shows it: the registers that could be made out, and no others.
 *
 * @param updatedAt when the vendor says that it changed last
 */
public record VendorThread(
    ExternalReference reference, List<RegisterValue> values, @Nullable Instant updatedAt) {
  public VendorThread {
    values = List.copyOf(values);
  }

  /** What is in the register, where that could be made out. */
  public Optional<RegisterValue> in(Register register) {
    return values.stream().filter(value -> value.register() == register).findFirst();
  }
}
