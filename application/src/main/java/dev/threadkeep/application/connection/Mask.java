package dev.threadkeep.application.connection;

import dev.threadkeep.application.delivery.Credentials;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import java.util.Comparator;
import java.util.List;

/** Takes secrets out of what a vendor said, which may repeat what it was shown. */
record Mask(Credentials credentials) {
  private static final String INSTEAD = "•••";

  Reading<Greeting> over(Reading<Greeting> seen) {
    return switch (seen) {
      case Reading.Seen<Greeting>(Greeting(var said, var concerns)) ->
          new Reading.Seen<>(new Greeting(over(said), concerns.stream().map(this::over).toList()));
      case Reading.Absent<Greeting> absent -> absent;
      case Reading.Failed<Greeting>(var failure) -> new Reading.Failed<>(over(failure));
    };
  }

  private Outcome.Failure over(Outcome.Failure failure) {
    return switch (failure) {
      case Outcome.Rejected(var status, var detail) -> new Outcome.Rejected(status, over(detail));
      case Outcome.NotSent(var status, var detail, var retryAfter) ->
          new Outcome.NotSent(status, over(detail), retryAfter);
      case Outcome.Unknown(var status, var detail, var repeatable) ->
          new Outcome.Unknown(status, over(detail), repeatable);
    };
  }

  private String over(String text) {
    var masked = text;
    for (var secret : longestFirst()) {
      masked = masked.replace(secret, INSTEAD);
    }
    return masked;
  }

  /** One may be a part of another, the rest of which would stay. */
  private List<String> longestFirst() {
    return credentials.secrets().values().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }
}
