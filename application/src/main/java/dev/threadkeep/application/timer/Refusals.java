package dev.threadkeep.application.timer;

import dev.threadkeep.application.delivery.VendorTitle;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.application.timer.SetAside.Reason;
import dev.threadkeep.domain.thread.Rejection;
import java.util.stream.Collectors;

/** Why a rule refused a timer, in the codes that the API has for the same refusals. */
final class Refusals {
  private Refusals() {}

  static Reason reason(Rejection rejection) {
    return switch (rejection) {
      case Rejection.FieldsRequiredBeforeClose(_, var missing) ->
          new Reason(
              "fields_required_before_close",
              "The policy requires before a close: "
                  + missing.stream().map(ValueJson::word).collect(Collectors.joining(", ")));
      case Rejection.EscalatedCloseForbidden _ ->
          new Reason(
              "escalated_close_forbidden",
              "The thread is escalated, and the policy lets no timer close it");
      case Rejection.CloseReasonRequired _ ->
          new Reason("close_reason_required", "The policy requires a reason for a close");
      case Rejection.CloseNoteRequired(_, var reason) ->
          new Reason("close_note_required", "The reason %s needs a note".formatted(reason));
      case Rejection.UnknownCloseReason(_, var reason) ->
          new Reason("unknown_close_reason", "The catalogue has no reason " + reason);
      case Rejection.InactiveCloseReason(_, var reason) ->
          new Reason("unknown_close_reason", "The reason %s is switched off".formatted(reason));
      case Rejection.VendorCannot(_, var vendor, var operation) ->
          new Reason(
              "vendor_cannot",
              "%s, which holds the thread, cannot follow: %s"
                  .formatted(VendorTitle.of(vendor), ValueJson.word(operation)));
      case Rejection.AlreadyClosed _,
          Rejection.AlreadyOpen _,
          Rejection.NotClosed _,
          Rejection.NotSnoozed _,
          Rejection.ClosedCannotSnooze _,
          Rejection.HeldBySomeoneElse _,
          Rejection.CarriedOn _,
          Rejection.ReopenWindowOver _,
          Rejection.SnoozeTooLong _,
          Rejection.SnoozeNotInFuture _,
          Rejection.AttributesTooLarge _,
          Rejection.TooManyTags _,
          Rejection.TooManyReferences _ ->
          throw new IllegalStateException("no timer asks for what this refuses: " + rejection);
    };
  }
}
