package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.rest.dialect.feather.FeatherError.Code;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the application refused to do with a thread, as Feather would say it. */
final class FeatherRefusals {

  private FeatherRefusals() {}

  static MutableHttpResponse<FeatherError> answer(ThreadException refused) {
    return switch (refused) {
      case ThreadException.UnknownThread _ ->
          FeatherError.answer(HttpStatus.NOT_FOUND, Code.BAD_REQUEST, "Thread not found");
      case ThreadException.UnknownMessage _ ->
          FeatherError.answer(HttpStatus.NOT_FOUND, Code.BAD_REQUEST, "Message not found");
      case ThreadException.Refused refusal -> badRequest(words(refusal.rejection()));
      case ThreadException.VersionMismatch _ -> badRequest("Thread was changed in the meantime");
      case ThreadException.UnknownTeammate unknown ->
          badRequest("Unknown teammate " + unknown.teammate());
      case ThreadException.ReferenceTaken taken ->
          badRequest("Another thread has the id " + taken.reference().id());
      case ThreadException.TooBusy _ ->
          FeatherError.answer(
              HttpStatus.SERVICE_UNAVAILABLE, Code.SERVICE_UNAVAILABLE, "Service unavailable");
    };
  }

  private static String words(Rejection rejection) {
    return switch (rejection) {
      case Rejection.AlreadyClosed _ -> "Thread is already closed";
      case Rejection.AlreadyOpen _ -> "Thread is already active";
      case Rejection.NotClosed _ -> "Thread is active";
      case Rejection.NotSnoozed _ -> "Thread is not snoozed";
      case Rejection.ClosedCannotSnooze _ -> "Thread is closed";
      case Rejection.HeldBySomeoneElse _ -> "Thread is held by somebody else";
      case Rejection.VendorCannot(_, var vendor, var operation) ->
          "Not supported by %s: %s".formatted(vendor, word(operation));
      case Rejection.UnknownCloseReason(_, var reason) -> "Unknown reason " + reason;
      case Rejection.InactiveCloseReason(_, var reason) ->
          "Reason %s is inactive".formatted(reason);
      case Rejection.CloseReasonRequired _ -> "reason is required";
      case Rejection.CloseNoteRequired(_, var reason) -> "Reason %s needs a note".formatted(reason);
      case Rejection.FieldsRequiredBeforeClose(_, var missing) ->
          missing.stream()
              .map(FeatherRefusals::word)
              .collect(Collectors.joining(", ", "Required before closing: ", ""));
      case Rejection.EscalatedCloseForbidden _ -> "Thread is escalated and may not be closed";
      case Rejection.ReopenWindowOver _ -> "Thread was closed too long ago";
      case Rejection.SnoozeTooLong _ -> "Snooze is too long";
      case Rejection.SnoozeNotInFuture _ -> "Snooze must end in the future";
      case Rejection.AttributesTooLarge(_, var detail) -> "Too much to keep: " + detail;
      case Rejection.TooManyTags(_, var detail) -> "Too many tags: " + detail;
    };
  }

  private static MutableHttpResponse<FeatherError> badRequest(String message) {
    return FeatherError.answer(HttpStatus.BAD_REQUEST, Code.BAD_REQUEST, message);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
