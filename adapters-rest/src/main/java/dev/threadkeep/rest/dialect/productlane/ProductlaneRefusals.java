package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.rest.http.dialect.RefusalWords;

/** What the application refused to do with a thread, as Productlane would say it. */
final class ProductlaneRefusals {

  private static final RefusalWords WORDS = new RefusalWords("Thread");

  private ProductlaneRefusals() {}

  static ProductlaneError of(ThreadException refused) {
    return switch (refused) {
      case ThreadException.UnknownThread _, ThreadException.UnknownMessage _ ->
          error(ErrorCode.NOT_FOUND, refused);
      case ThreadException.Refused refusal -> of(refusal);
      case ThreadException.VersionMismatch _, ThreadException.ReferenceTaken _ ->
          error(ErrorCode.CONFLICT, refused);
      // Named by this very request, and looked up before: it went in between, or acts.
      case ThreadException.UnknownTeammate _,
          ThreadException.UnknownEntry _,
          ThreadException.UnknownConnection _ ->
          error(ErrorCode.VALIDATION_FAILED, refused);
      case ThreadException.TooBusy _ -> error(ErrorCode.UNAVAILABLE, refused);
    };
  }

  private static ProductlaneError of(ThreadException.Refused refused) {
    return switch (refused.rejection()) {
      case Rejection.NotClosed _ ->
          ProductlaneError.invalid("closed_loop", "goes with the status done only");
      case Rejection.NotSnoozed _ ->
          ProductlaneError.invalid("snoozed_until", "goes with the status snoozed only");
      case Rejection.SnoozeNotInFuture _ ->
          ProductlaneError.invalid("snoozed_until", "must be in the future");
      case Rejection.AlreadyClosed _,
          Rejection.AlreadyOpen _,
          Rejection.ClosedCannotSnooze _,
          Rejection.HeldBySomeoneElse _,
          Rejection.CarriedOn _ ->
          error(ErrorCode.CONFLICT, refused);
      case Rejection.VendorCannot _,
          Rejection.UnknownCloseReason _,
          Rejection.InactiveCloseReason _,
          Rejection.CloseReasonRequired _,
          Rejection.CloseNoteRequired _,
          Rejection.FieldsRequiredBeforeClose _,
          Rejection.EscalatedCloseForbidden _,
          Rejection.ReopenWindowOver _,
          Rejection.SnoozeTooLong _,
          Rejection.AttributesTooLarge _,
          Rejection.TooManyTags _,
          Rejection.TooManyReferences _ ->
          error(ErrorCode.UNPROCESSABLE, refused);
    };
  }

  private static ProductlaneError error(ErrorCode code, ThreadException refused) {
    return new ProductlaneError(code, WORDS.of(refused));
  }
}
