package dev.threadkeep.rest.canonical;

import dev.threadkeep.application.delivery.VendorTitle;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.parameter.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/** What the application refused to do with a thread, as problems. */
final class ThreadProblems {

  private ThreadProblems() {}

  static MutableHttpResponse<?> answer(ThreadException refused, RequestFacts facts) {
    var answer = problem(refused, facts).toResponse();
    return refused instanceof ThreadException.VersionMismatch mismatch
        ? answer.header(HttpHeaders.ETAG, EntityTags.of(mismatch.current()))
        : answer;
  }

  private static Problem problem(ThreadException refused, RequestFacts facts) {
    return switch (refused) {
      case ThreadException.UnknownThread _ ->
          Problem.of(
              ProblemType.THREAD_NOT_FOUND, "The organization has no thread with this id.", facts);
      case ThreadException.UnknownMessage _ ->
          Problem.of(
              ProblemType.MESSAGE_NOT_FOUND,
              "The organization has no message with this id.",
              facts);
      case ThreadException.VersionMismatch mismatch ->
          Problem.of(
                  ProblemType.VERSION_MISMATCH,
                  "Thread %s is at version %d.".formatted(mismatch.thread(), mismatch.current()),
                  facts)
              .with("current_version", mismatch.current());
      case ThreadException.UnknownTeammate unknown ->
          Problem.of(ProblemType.UNKNOWN_TEAMMATE, EntryPointers.sentence(unknown), facts);
      case ThreadException.UnknownEntry unknown ->
          Problem.of(ProblemType.unknown(unknown.kind()), EntryPointers.sentence(unknown), facts);
      case ThreadException.UnknownConnection unknown ->
          Problem.of(ProblemType.UNKNOWN_CONNECTION, EntryPointers.sentence(unknown), facts);
      case ThreadException.ReferenceTaken taken ->
          Problem.of(
              ProblemType.EXTERNAL_REFERENCE_TAKEN,
              "Another thread is known to %s as %s."
                  .formatted(VendorTitle.of(taken.reference().vendor()), taken.reference().id()),
              facts);
      case ThreadException.TooBusy _ ->
          Problem.of(
              ProblemType.UNAVAILABLE, "The thread is being changed too often right now.", facts);
      case ThreadException.Refused refusal -> problem(refusal.rejection(), facts);
    };
  }

  private static Problem problem(Rejection rejection, RequestFacts facts) {
    return switch (rejection) {
      case Rejection.ByState byState -> StateProblems.problem(byState, facts);
      case Rejection.ByPolicy byPolicy -> PolicyProblems.problem(byPolicy, facts);
      case Rejection.ByValue byValue -> ValueProblems.problem(byValue, facts);
    };
  }
}
