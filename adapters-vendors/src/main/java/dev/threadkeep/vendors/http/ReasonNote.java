package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.RegisterValue;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reason of a close in words for teammates. */
public final class ReasonNote {
  private ReasonNote() {}

  /** The reason and its note, by themselves; nothing where nobody said why. */
  public static Optional<String> words(RegisterValue.ClosedFor reason) {
    var words =
        Stream.of(reason.word(), reason.note())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(": "));
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  /** The same as a sentence that stands alone. */
  public static Optional<String> of(RegisterValue.ClosedFor reason) {
    return words(reason).map("Closed: %s"::formatted);
  }

  /** Tells it behind a close that was made. What nobody gave is missing nowhere. */
  public static Outcome told(
      RegisterValue.ClosedFor reason, Ledger ledger, Function<String, Outcome> telling) {
    return of(reason)
        .map(words -> ledger.failedMove().orElseGet(() -> telling.apply(words)))
        .orElseGet(ReasonNote::untold);
  }

  /** What comes of a reason where there is none. */
  public static Outcome untold() {
    return new Outcome.NotPropagated("there is no reason to tell");
  }
}
