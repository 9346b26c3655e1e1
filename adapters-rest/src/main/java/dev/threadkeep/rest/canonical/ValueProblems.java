package dev.threadkeep.rest.canonical;

import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.FieldError;
import java.util.List;

/** Values that make no sense in any state: to a client the body does not fit. */
final class ValueProblems {

  private ValueProblems() {}

  static Problem problem(Rejection.ByValue rejection, RequestFacts facts) {
    var error =
        switch (rejection) {
          case Rejection.SnoozeNotInFuture _ -> new FieldError("#/until", "must be in the future");
          case Rejection.AttributesTooLarge(_, var detail) ->
              new FieldError("#/attributes", detail);
          case Rejection.TooManyTags(_, var detail) -> new FieldError("#/tags", detail);
          case Rejection.TooManyReferences(_, var most) ->
              new FieldError("#/external_refs", "must have at most %d members".formatted(most));
        };
    var errors = List.of(error);
    return Problem.of(ProblemType.MALFORMED_BODY, Problem.sentence(errors), facts)
        .withErrors(errors);
  }
}
