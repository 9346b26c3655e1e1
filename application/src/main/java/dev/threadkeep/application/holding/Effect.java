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

  private static Optional<Effect> of(DeliveryOperation operation, Register... registers) {
    return needing(operation, null, registers);
  }

  private static Optional<Effect> needing(
      DeliveryOperation operation, @Nullable VendorOperation needs, Register... registers) {
    return Optional.of(new Effect(operation, needs, Set.of(registers), null));
  }

  private static Optional<Effect> saying(DeliveryOperation operation, MessageKind kind) {
    return Optional.of(new Effect(operation, null, Set.of(), kind));
  }

  /** Nothing where no vendor has to know. */
  public static Optional<Effect> of(ThreadEvent event) {
    return switch (event) {
      case ThreadEvent.Closed closed -> Optional.of(closing(closed));
      case ThreadEvent.Reopened _ ->
          needing(
              DeliveryOperation.REOPEN,
              VendorOperation.REOPEN,
              Register.STATUS,
              Register.CLOSE_REASON);
      case ThreadEvent.Snoozed(var until) ->
          needing(DeliveryOperation.SNOOZE, snooze(until), Register.STATUS);
      case ThreadEvent.Woken _ ->
          needing(DeliveryOperation.WAKE, VendorOperation.WAKE, Register.STATUS);
      case ThreadEvent.Assigned(var assignee) ->
          needing(DeliveryOperation.ASSIGN, assignment(assignee), Register.ASSIGNEE);
      case ThreadEvent.Unassigned _ ->
          needing(DeliveryOperation.UNASSIGN, VendorOperation.UNASSIGN, Register.ASSIGNEE);
      case ThreadEvent.TeamAssigned _ ->
          needing(DeliveryOperation.ASSIGN_TEAM, VendorOperation.ASSIGN_TEAM, Register.TEAM);
      case ThreadEvent.TeamUnassigned _ ->
          needing(DeliveryOperation.UNASSIGN_TEAM, VendorOperation.UNASSIGN, Register.TEAM);
      case ThreadEvent.HandedOver _ -> of(DeliveryOperation.HAND_OVER, Register.HANDLING);
      case ThreadEvent.Escalated _ -> of(DeliveryOperation.ESCALATE, Register.ESCALATED);
      case ThreadEvent.Deescalated _ -> of(DeliveryOperation.DEESCALATE, Register.ESCALATED);
      case ThreadEvent.MarkedImportant _ ->
          of(DeliveryOperation.MARK_IMPORTANT, Register.IMPORTANT);
      case ThreadEvent.UnmarkedImportant _ ->
          of(DeliveryOperation.UNMARK_IMPORTANT, Register.IMPORTANT);
      case ThreadEvent.SeverityChanged _ -> of(DeliveryOperation.SET_SEVERITY, Register.SEVERITY);
      case ThreadEvent.Retitled _ -> of(DeliveryOperation.SET_TITLE, Register.TITLE);
      case ThreadEvent.Noted _ -> of(DeliveryOperation.SET_NOTES, Register.NOTES);
      case ThreadEvent.Tagged _ -> of(DeliveryOperation.SET_TAGS, Register.TAGS);
      case ThreadEvent.AttributesChanged _ ->
          of(DeliveryOperation.SET_ATTRIBUTES, Register.ATTRIBUTES);
      case ThreadEvent.Linked _ ->
          of(DeliveryOperation.SET_LINKS, Register.CONTACT, Register.COMPANY, Register.PROJECT);
      case ThreadEvent.MarkedRead _ -> of(DeliveryOperation.MARK_READ, Register.READ);
      case ThreadEvent.MarkedUnread _ -> of(DeliveryOperation.MARK_UNREAD, Register.READ);
      case ThreadEvent.Archived _ -> of(DeliveryOperation.ARCHIVE, Register.ARCHIVED);
      case ThreadEvent.Restored _ -> of(DeliveryOperation.RESTORE, Register.ARCHIVED);
      case ThreadEvent.LoopClosed _ -> of(DeliveryOperation.CLOSE_LOOP, Register.LOOP_CLOSED);
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
    var registers = EnumSet.of(Register.STATUS, Register.CLOSE_REASON);
    if (closed.loopClosed()) {
      registers.add(Register.LOOP_CLOSED);
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
