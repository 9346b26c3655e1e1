package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Asks for as much of a list as an answer may have. Nothing is remembered, so that the next page is
 * asked for in its full size again.
 */
public final class Portions {
  private Portions() {}

  /** Asks for half as many threads each time that they are too much, down to a single one. */
  public static Result halved(int most, IntFunction<Result> asking) {
    int size = most;
    var result = asking.apply(size);
    while (result instanceof Result.TooLarge && size > 1) {
      size /= 2;
      result = asking.apply(size);
    }
    return result;
  }

  /**
   * A page of nothing but the one thread that is too large to be listed even alone.
   *
   * @param thread as far as the answer told which it is
   */
  public static Reading<VendorPage> passing(
      Optional<ExternalReference> thread, Optional<String> next) {
    return new Reading.Seen<>(
        new VendorPage(
            List.of(),
            next.orElse(null),
            thread.isPresent() ? 0 : 1,
            thread.stream().toList(),
            List.of()));
  }

  /** Where nobody can ask for what is behind that thread. */
  public static Reading<VendorPage> stuck(Result.TooLarge answer, String why) {
    return new Reading.Failed<>(
        new Outcome.Unknown(
            answer.failure().httpStatus(),
            "the list goes no further: for a single thread %s, and %s"
                .formatted(answer.failure().detail(), why),
            false));
  }
}
