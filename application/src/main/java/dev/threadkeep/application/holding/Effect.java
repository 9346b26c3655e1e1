package dev.threadkeep.application.holding;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event means to a vendor, whichever it is: registers that hold something else now, or
 * something that was said.
 *
 * @param needs what the vendor must be able to do, beside having the registers
 * @param registers which hold something else; none for something said
 * @param said the kind of message, if it is one
 */
public record Effect(
    DeliveryOperation operation,
    @Nullable VendorOperation needs,
    Set<Register> registers,
    @Nullable MessageKind said) {
  public Effect {
    registers = Set.copyOf(registers);
  }

  private static Optional<Effect> of(DeliveryOperation operation) {
    return needing(operation, null);
  }

  private static Optional<Effect> needing(
      DeliveryOperation operation, @Nullable VendorOperation needs) {
    return Optional.of(new Effect(operation, needs, operation.registers(), null));
  }

  private static Optional<Effect> saying(DeliveryOperation operation, MessageKind kind) {
    return Optional.of(new Effect(operation, null, operation.registers(), kind));
  }

  /** Nothing where no vendor has to know. */
  public static Optional<Effect> of(ThreadEvent event) {
    return switch (event) {
      case ThreadEvent.Closed closed -> Optional.of(closing(closed));
      case ThreadEvent.Reopened _ -> needing(DeliveryOperation.REOPEN, VendorOperation.REOPEN);
      case ThreadEvent.Snoozed(var until) -> needing(DeliveryOperation.SNOOZE, snooze(until));
      case ThreadEvent.Woken _ -> needing(DeliveryOperation.WAKE, VendorOperation.WAKE);
      case ThreadEvent.Assigned(var assignee) ->
          needing(DeliveryOperation.ASSIGN, assignment(assignee));
      case ThreadEvent.Unassigned _ ->
          needing(DeliveryOperation.UNASSIGN, VendorOperation.UNASSIGN);
      case ThreadEvent.TeamAssigned _ ->
          needing(DeliveryOperation.ASSIGN_TEAM, VendorOperation.ASSIGN_TEAM);
      case ThreadEvent.TeamUnassigned _ ->
          needing(DeliveryOperation.UNASSIGN_TEAM, VendorOperation.UNASSIGN);
      case ThreadEvent.HandedOver _ -> of(DeliveryOperation.HAND_OVER);
      case ThreadEvent.Escalated _ -> of(DeliveryOperation.ESCALATE);
      case ThreadEvent.Deescalated _ -> of(DeliveryOperation.DEESCALATE);
      case ThreadEvent.MarkedImportant _ -> of(DeliveryOperation.MARK_IMPORTANT);
      case ThreadEvent.UnmarkedImportant _ -> of(DeliveryOperation.UNMARK_IMPORTANT);
      case ThreadEvent.SeverityChanged _ -> of(DeliveryOperation.SET_SEVERITY);
      case ThreadEvent.Retitled _ -> of(DeliveryOperation.SET_TITLE);
      case ThreadEvent.Noted _ -> of(DeliveryOperation.SET_NOTES);
      case ThreadEvent.Tagged _ -> of(DeliveryOperation.SET_TAGS);
      case ThreadEvent.AttributesChanged _ -> of(DeliveryOperation.SET_ATTRIBUTES);
      case ThreadEvent.Linked _ -> of(DeliveryOperation.SET_LINKS);
      case ThreadEvent.MarkedRead _ -> of(DeliveryOperation.MARK_READ);
      case ThreadEvent.MarkedUnread _ -> of(DeliveryOperation.MARK_UNREAD);
      case ThreadEvent.Archived _ -> of(DeliveryOperation.ARCHIVE);
      case ThreadEvent.Restored _ -> of(DeliveryOperation.RESTORE);
      case ThreadEvent.LoopClosed _ -> of(DeliveryOperation.CLOSE_LOOP);
      case ThreadEvent.MessageRecorded said -> said(said.kind());
      case ThreadEvent.Opened _,
          ThreadEvent.Referenced _,
          ThreadEvent.Unreferenced _,
          ThreadEvent.FollowUpOpened _,
          ThreadEvent.Erased _ ->
          Optional.empty();
    };
  }

  private static Effect closing(ThreadEvent.Closed closed) {
    var registers = EnumSet.copyOf(DeliveryOperation.CLOSE.registers());
    if (!closed.loopClosed()) {
      registers.remove(Register.LOOP_CLOSED);
    }
    return new Effect(DeliveryOperation.CLOSE, VendorOperation.CLOSE, registers, null);
  }

  private static VendorOperation snooze(SnoozeEnd until) {
    return switch (until) {
      case SnoozeEnd.At _ -> VendorOperation.SNOOZE_UNTIL_TIME;
      case SnoozeEnd.NextReply _ -> VendorOperation.SNOOZE_UNTIL_REPLY;
    };
  }

  private static VendorOperation assignment(Assignee assignee) {
    return switch (assignee) {
      case Assignee.User _ -> VendorOperation.ASSIGN_USER;
      case Assignee.Agent _ -> VendorOperation.ASSIGN_AGENT;
    };
  }

  private static Optional<Effect> said(MessageKind kind) {
    return switch (kind) {
      case OUTBOUND -> saying(DeliveryOperation.REPLY, kind);
      case INTERNAL -> saying(DeliveryOperation.NOTE, kind);
      // The vendor has it from the contact.
      case INBOUND -> Optional.empty();
    };
  }
}
