package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order: a part for each register, in their order, or one for the message. A vendor
 * with a route for each register may have done some of it only.
 */
public record Report(ExternalReference thread, List<Part> parts) {
  public Report {
    parts = List.copyOf(parts);
  }

  /**
   * What came of one register, or of the message.
   *
   * @param register absent for a message
   */
  public record Part(@Nullable Register register, Outcome outcome) {}
}
