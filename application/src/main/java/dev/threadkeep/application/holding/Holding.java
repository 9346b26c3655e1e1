package dev.threadkeep.application.holding;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Holder;
import dev.threadkeep.domain.vendor.Unsupported;
import dev.threadkeep.domain.vendor.Vendor;

/** A connection, as far as changes of the threads that it holds need to know it. */
public record Holding(
    ConnectionId connection, Vendor vendor, Unsupported unsupported, Capabilities capabilities) {

  /** The same for deciding. */
  Holder holder() {
    return new Holder(vendor, connection, capabilities.operations(), unsupported);
  }

  /** Whether the vendor can be told of this. */
  boolean canFollow(Effect effect) {
    if (effect.needs() != null && !capabilities.operations().contains(effect.needs())) {
      return false;
    }
    return effect.said() == null
        ? effect.registers().stream().anyMatch(capabilities.writes()::contains)
        : capabilities.messages().contains(effect.said());
  }
}
