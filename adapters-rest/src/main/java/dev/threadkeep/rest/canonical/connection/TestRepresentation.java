package dev.threadkeep.rest.canonical.connection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Outcome;
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
          failed("rejected", "What it was asked for is not there.", 404);
      case Reading.Failed<Greeting>(var failure) ->
          switch (failure) {
            case Outcome.Rejected(var status, var detail) -> failed("rejected", detail, status);
            case Outcome.NotSent(var status, var detail, _) -> failed("not_sent", detail, status);
            case Outcome.Unknown(var status, var detail, _) -> failed("unknown", detail, status);
          };
    };
  }

  private static TestRepresentation failed(
      String outcome, String detail, @Nullable Integer httpStatus) {
    return new TestRepresentation(false, detail, List.of(), outcome, httpStatus);
  }
}
