package dev.threadkeep.application.holding;

import java.util.Locale;

/** What has become of a delivery. */
public enum DeliveryState {
  /** It waits for its turn, or for the next attempt. */
  PENDING,
  /** The vendor said that it is so. */
  DELIVERED,
  /** A later change of the same thread took its place before it was sent. */
  SUPERSEDED,
  /** It was given up, and waits for somebody to look at it. */
  PARKED,
  /** The vendor has no place for it, and was not asked. */
  NOT_PROPAGATED;

  /** The word for it in the API and the store: {@code not_propagated}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The inverse of {@link #word()}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static DeliveryState of(String word) {
    for (var state : values()) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    throw new IllegalArgumentException("must be one of the states of a delivery");
  }
}
