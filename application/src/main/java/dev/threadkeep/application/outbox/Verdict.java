package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Outcome;
import java.util.Collection;
import java.util.Comparator;

/** What the outcomes of a delivery's parts come to together. */
enum Verdict {
  /** All that could be told is so. */
  DONE,
  /** There was nothing that could be told. */
  NOT_PROPAGATED,
  /** To be told again later. */
  AGAIN,
  /** It may be so or not, and telling it again could do harm. */
  UNCERTAIN,
  /** Told again it would fail again. */
  REFUSED;

  static Verdict of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered _ -> DONE;
      case Outcome.NotPropagated _ -> NOT_PROPAGATED;
      case Outcome.Rejected _ -> REFUSED;
      case Outcome.NotSent _ -> AGAIN;
      case Outcome.Unknown(_, _, var repeatable) -> repeatable ? AGAIN : UNCERTAIN;
    };
  }

  /** The outcome that decides for all. */
  static Outcome deciding(Collection<Outcome> outcomes) {
    return outcomes.stream()
        .max(Comparator.comparingInt(outcome -> of(outcome).weight()))
        .orElseThrow(() -> new IllegalArgumentException("nothing was reported"));
  }

  private int weight() {
    return switch (this) {
      case NOT_PROPAGATED -> 0;
      case DONE -> 1;
      case AGAIN -> 2;
      case UNCERTAIN -> 3;
      case REFUSED -> 4;
    };
  }
}
