package dev.threadkeep.rest.canonical;

import dev.threadkeep.application.delivery.VendorTitle;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.domain.thread.Situation;
import dev.threadkeep.rest.http.RequestFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refusals by a thread's state, as problems that say what could be done instead. */
final class StateProblems {

  private StateProblems() {}

  static Problem problem(Rejection.ByState rejection, RequestFacts facts) {
    var problem =
        switch (rejection) {
          case Rejection.AlreadyClosed(var situation, var reason, var at) ->
              Problem.of(
                  ProblemType.THREAD_ALREADY_CLOSED,
                  "Thread %s was closed at %s with reason %s."
                      .formatted(situation.thread(), at, reason),
                  facts);
          case Rejection.AlreadyOpen(var situation) ->
              Problem.of(ProblemType.THREAD_ALREADY_OPEN, is(situation, "open"), facts);
          case Rejection.NotClosed(var situation) ->
              Problem.of(ProblemType.THREAD_NOT_CLOSED, is(situation, "not closed"), facts);
          case Rejection.NotSnoozed(var situation) ->
              Problem.of(ProblemType.THREAD_NOT_SNOOZED, is(situation, "not snoozed"), facts);
          case Rejection.ClosedCannotSnooze(var situation, var closedAt) ->
              Problem.of(
                  ProblemType.CLOSED_THREAD_CANNOT_SNOOZE,
                  "Thread %s was closed at %s.".formatted(situation.thread(), closedAt),
                  facts);
          case Rejection.HeldBySomeoneElse(var situation, var holder, _) ->
              Problem.of(
                      ProblemType.HELD_BY_SOMEONE_ELSE,
                      "Thread %s is held by %s.".formatted(situation.thread(), words(holder)),
                      facts)
                  .with("holder", holder == null ? null : Party.of(holder));
          case Rejection.CarriedOn(var situation, var followUp) ->
              Problem.of(
                      ProblemType.THREAD_CARRIED_ON,
                      "Thread %s goes on in %s: what its contact writes goes there, by itself."
                          .formatted(situation.thread(), followUp),
                      facts)
                  .with("followed_up_by", followUp.toString());
          case Rejection.VendorCannot(_, var vendor, var operation) ->
              Problem.of(
                      ProblemType.VENDOR_CANNOT,
                      "%s cannot follow: %s."
                          .formatted(VendorTitle.of(vendor), Words.of(operation)),
                      facts)
                  .with("vendor", vendor.name())
                  .with("operation", Words.of(operation));
        };
    return problem.with("allowed", allowed(rejection.situation()));
  }

  private static String is(Situation situation, String state) {
    return "Thread %s is %s.".formatted(situation.thread(), state);
  }

  private static String words(@Nullable Assignee holder) {
    return holder == null ? "nobody" : "%s %s".formatted(holder.type(), holder.id());
  }

  private static List<String> allowed(Situation situation) {
    return situation.allowed().stream().map(Words::of).toList();
  }
}
