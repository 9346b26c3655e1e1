package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.application.delivery.VendorTitle;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.thread.Rejection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the application refused to do with a thread, in words for people. Which status and code go
 * with it is each dialect's own affair.
 *
 * @param noun what the dialect calls a thread, with a capital letter: {@code Conversation}
 */
public record RefusalWords(String noun) {

  /** One sentence without a full stop. */
  public String of(ThreadException refused) {
    return switch (refused) {
      case ThreadException.UnknownThread _ -> noun + " not found";
      case ThreadException.UnknownMessage _ -> "Message not found";
      case ThreadException.Refused refusal -> of(refusal.rejection());
      case ThreadException.VersionMismatch _ -> noun + " was changed in the meantime";
      case ThreadException.UnknownTeammate unknown -> "Unknown teammate " + unknown.teammate();
      case ThreadException.UnknownEntry unknown ->
          "Unknown %s %s".formatted(unknown.kind().word(), unknown.id());
      case ThreadException.UnknownConnection unknown ->
          "Unknown connection " + unknown.reference().connection();
      case ThreadException.ReferenceTaken taken ->
          "Another %s has the id %s"
              .formatted(noun.toLowerCase(Locale.ROOT), taken.reference().id());
      case ThreadException.TooBusy _ -> "Service unavailable";
    };
  }

  private String of(Rejection rejection) {
    return switch (rejection) {
      case Rejection.AlreadyClosed _ -> noun + " is already closed";
      case Rejection.AlreadyOpen _ -> noun + " is already open";
      case Rejection.NotClosed _ -> noun + " is not closed";
      case Rejection.NotSnoozed _ -> noun + " is not snoozed";
      case Rejection.ClosedCannotSnooze _ -> noun + " is closed";
      case Rejection.HeldBySomeoneElse _ -> noun + " is held by somebody else";
      case Rejection.CarriedOn(_, var followUp) ->
          "%s goes on in %s, which takes the message by itself only".formatted(noun, followUp);
      case Rejection.VendorCannot(_, var vendor, var operation) ->
          "Not supported by %s: %s"
              .formatted(VendorTitle.of(vendor), word(operation).replace('_', ' '));
      case Rejection.UnknownCloseReason(_, var reason) -> "Unknown reason " + reason;
      case Rejection.InactiveCloseReason(_, var reason) ->
          "Reason %s is inactive".formatted(reason);
      case Rejection.CloseReasonRequired _ -> "reason is required";
      case Rejection.CloseNoteRequired(_, var reason) -> "Reason %s needs a note".formatted(reason);
      case Rejection.FieldsRequiredBeforeClose(_, var missing) ->
          missing.stream()
              .map(RefusalWords::word)
              .collect(Collectors.joining(", ", "Required before closing: ", ""));
      case Rejection.EscalatedCloseForbidden _ -> noun + " is escalated and may not be closed";
      case Rejection.ReopenWindowOver _ -> noun + " was closed too long ago";
      case Rejection.SnoozeTooLong _ -> "Snooze is too long";
      case Rejection.SnoozeNotInFuture _ -> "Snooze must end in the future";
      case Rejection.AttributesTooLarge(_, var detail) -> "Too much to keep: " + detail;
      case Rejection.TooManyTags(_, var detail) -> "Too many tags: " + detail;
      case Rejection.TooManyReferences(_, var most) ->
          "Too many external references: at most %d are kept".formatted(most);
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
