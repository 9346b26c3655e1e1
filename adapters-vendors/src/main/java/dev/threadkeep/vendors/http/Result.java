package dev.threadkeep.vendors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a request came to. */
public sealed interface Result {
  /** "Not found" and "gone". */
  Set<Integer> ABSENT = Set.of(404, 410);

  /**
   * The vendor did it.
   *
   * @param json what it answered; missing where it answered nothing and may
   */
  record Ok(int status, JsonNode json) implements Result {}

  /** It did not, or nobody knows. */
  record Failed(Outcome.Failure failure) implements Result {}

  /**
   * A question has a larger answer than may be.
   *
   * @param beginning what was told until then, without what it broke off in
   */
  record TooLarge(Outcome.Unknown failure, JsonNode beginning) implements Result {}

  /** To a question, which may be asked again, there was an answer that is none. */
  static Outcome.Failure nonsense(int status) {
    return new Outcome.Unknown(status, "the answer is not what this vendor sends", true);
  }

  /** As the outcome of something that was to become so. */
  default Outcome outcome(Function<Ok, Outcome> done) {
    return switch (this) {
      case Ok ok -> done.apply(ok);
      case Failed(var failure) -> failure;
      case TooLarge(var failure, _) -> failure;
    };
  }

  /** As an answer about one thread, which may be gone. */
  default <T> Reading<T> reading(Function<JsonNode, Optional<T>> read) {
    return switch (this) {
      case Ok ok -> listing(read);
      case Failed(var failure) ->
          failure.httpStatus() != null && ABSENT.contains(failure.httpStatus())
              ? new Reading.Absent<>()
              : new Reading.Failed<>(failure);
      case TooLarge(var failure, _) -> new Reading.Failed<>(failure);
    };
  }

  /** As an answer about what is always there. */
  default <T> Reading<T> listing(Function<JsonNode, Optional<T>> read) {
    return switch (this) {
      case Ok(var status, var json) ->
          read.apply(json)
              .<Reading<T>>map(Reading.Seen::new)
              .orElseGet(() -> new Reading.Failed<>(nonsense(status)));
      case Failed(var failure) -> new Reading.Failed<>(failure);
      case TooLarge(var failure, _) -> new Reading.Failed<>(failure);
    };
  }
}
