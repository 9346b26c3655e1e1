package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a thread refused a command: an expected answer, not a failure.
 *
 * <p>Every API switches over this without a {@code default}, so a new rejection does not compile
 * until each has said how it answers.
 */
public sealed interface Rejection {

  /** The thread as it was and still is, and what would be allowed instead. */
  Situation situation();

  /** A refusal by the thread's state; another state would have allowed the command. */
  sealed interface ByState extends Rejection {}

  /** A refusal by the organization's policy. */
  sealed interface ByPolicy extends Rejection {}

  /** A refusal because the value itself makes no sense, whatever the thread's state. */
  sealed interface ByValue extends Rejection {}

  /** A strict close of a closed thread. */
  record AlreadyClosed(Situation situation, CloseReason reason, Instant at) implements ByState {}

  /** A reopen of an open thread. */
  record AlreadyOpen(Situation situation) implements ByState {}

  /** A reopen, or a closing of the loop, of a thread that is not closed. */
  record NotClosed(Situation situation) implements ByState {}

  /** A wake, or a move of the snooze, of a thread that is not snoozed. */
  record NotSnoozed(Situation situation) implements ByState {}

  /** A snooze of a closed thread. */
  record ClosedCannotSnooze(Situation situation, Instant closedAt) implements ByState {}

  /** A claim that expected another assignee. */
  record HeldBySomeoneElse(
      Situation situation, @Nullable Assignee holder, @Nullable Assignee expected)
      implements ByState {}

  /**
   * A contact's message to a closed thread that has a follow-up, together with other commands: it
   * goes to the follow-up, and they do not.
   */
  record CarriedOn(Situation situation, ThreadId followUp) implements ByState {}

  /** The vendor that holds the thread cannot follow. */
  record VendorCannot(Situation situation, Vendor vendor, VendorOperation operation)
      implements ByState {}

  /** A close with a code that the catalogue does not have. */
  record UnknownCloseReason(Situation situation, CloseReason reason) implements ByPolicy {}

  /** A close with a code that is switched off. */
  record InactiveCloseReason(Situation situation, CloseReason reason) implements ByPolicy {}

  /** A close without a reason, where one is required. */
  record CloseReasonRequired(Situation situation) implements ByPolicy {}

  /** A close without a note, where its reason requires one. */
  record CloseNoteRequired(Situation situation, CloseReason reason) implements ByPolicy {}

  /** A close of a thread that lacks something required. */
  record FieldsRequiredBeforeClose(Situation situation, List<RequiredField> missing)
      implements ByPolicy {
    public FieldsRequiredBeforeClose {
      missing = missing.stream().sorted().toList();
    }
  }

  /** A close of an escalated thread by somebody who may not. */
  record EscalatedCloseForbidden(Situation situation, Actor by) implements ByPolicy {}

  /** A reopen after the reopen window. */
  record ReopenWindowOver(Situation situation, Instant closedAt, Duration window)
      implements ByPolicy {}

  /** A snooze further ahead than allowed. */
  record SnoozeTooLong(Situation situation, Instant until, Duration longest) implements ByPolicy {}

  /** A snooze until a time that has passed. */
  record SnoozeNotInFuture(Situation situation, Instant until, Instant now) implements ByValue {}

  /** A merge that would make the attributes too large or too deep. */
  record AttributesTooLarge(Situation situation, String detail) implements ByValue {}

  /** A tag more than a thread may have. */
  record TooManyTags(Situation situation, String detail) implements ByValue {}

  /** An external reference more than a thread may have. */
  record TooManyReferences(Situation situation, int most) implements ByValue {}
}
