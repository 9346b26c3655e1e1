package dev.threadkeep.application.outbox;

import java.util.UUID;

/** Names a delivery: what one change has to tell one connection. */
public record DeliveryId(UUID value) {
  /**
   * Reads the usual text form of a UUID, in either case.
   *
   * @throws IllegalArgumentException if {@code text} is not one
   */
  public static DeliveryId parse(String text) {
    return new DeliveryId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
