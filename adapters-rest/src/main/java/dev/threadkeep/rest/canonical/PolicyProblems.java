package dev.threadkeep.rest.canonical;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.FieldError;
import java.util.List;

/** Refusals by the organization's policy, as problems whose code names the rule. */
final class PolicyProblems {

  private PolicyProblems() {}

  static Problem problem(Rejection.ByPolicy rejection, RequestFacts facts) {
    return switch (rejection) {
      case Rejection.UnknownCloseReason(_, var reason) ->
          Problem.of(
                  ProblemType.UNKNOWN_CLOSE_REASON,
                  "The catalogue has no reason %s.".formatted(reason),
                  facts)
              .withErrors(reasonIs("is not a reason of the catalogue"));
      case Rejection.InactiveCloseReason(_, var reason) ->
          Problem.of(
                  ProblemType.UNKNOWN_CLOSE_REASON,
                  "The reason %s is switched off.".formatted(reason),
                  facts)
              .withErrors(reasonIs("is switched off"));
      case Rejection.CloseReasonRequired _ ->
          Problem.of(ProblemType.CLOSE_REASON_REQUIRED, "Name a reason of the catalogue.", facts);
      case Rejection.CloseNoteRequired(_, var reason) ->
          Problem.of(
              ProblemType.CLOSE_NOTE_REQUIRED,
              "The reason %s needs a note.".formatted(reason),
              facts);
      case Rejection.FieldsRequiredBeforeClose(_, var missing) -> {
        var names = missing.stream().map(Words::of).toList();
        yield Problem.of(
                ProblemType.FIELDS_REQUIRED_BEFORE_CLOSE,
                "The thread needs first: %s.".formatted(String.join(", ", names)),
                facts)
            .with("missing", names);
      }
      case Rejection.EscalatedCloseForbidden(_, var by) ->
          Problem.of(
              ProblemType.ESCALATED_CLOSE_FORBIDDEN,
              "The thread is escalated, and %s may not close it.".formatted(words(by)),
              facts);
      case Rejection.ReopenWindowOver(_, var closedAt, var window) ->
          Problem.of(
              ProblemType.REOPEN_WINDOW_OVER,
              "It was closed at %s and could be reopened for %s.".formatted(closedAt, window),
              facts);
      case Rejection.SnoozeTooLong(_, var until, var longest) ->
          Problem.of(
              ProblemType.SNOOZE_TOO_LONG,
              "A snooze until %s is longer than %s.".formatted(until, longest),
              facts);
    };
  }

  private static List<FieldError> reasonIs(String detail) {
    return List.of(new FieldError("#/reason", detail));
  }

  private static String words(Actor actor) {
    var id = actor.idText();
    return id == null ? actor.type() : actor.type() + " " + id;
  }
}
