package dev.threadkeep.rest.canonical.connection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of calling a vendor.
 *
 * @param reached whether it let us in
 * @param detail what it said, or what broke
 * @param concerns what will not work as things are
 * @param outcome how it failed, if it did
 */
@JsonNaming(SnakeCaseStrategy.class)
record TestRepresentation(
    boolean reached,
    String detail,
    List<String> concerns,
    @Nullable String outcome,
    @Nullable Integer httpStatus) {

  static TestRepresentation of(Reading<Greeting> seen) {
    return switch (seen) {
      case Reading.Seen<Greeting>(Greeting(var said, var concerns)) ->
          new TestRepresentation(true, said, concerns, null, null);
      case Reading.Absent<Greeting>() ->
          failed(new FailureWords("rejected", "What it was asked for is not there.", 404));
      case Reading.Failed<Greeting>(var failure) -> failed(FailureWords.of(failure));
    };
  }

  private static TestRepresentation failed(FailureWords words) {
    return new TestRepresentation(
        false, words.detail(), List.of(), words.outcome(), words.httpStatus());
  }
}
