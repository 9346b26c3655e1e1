package dev.threadkeep.domain.policy;

/**
 * What an inbound message does to a thread that is not open.
 *
 * @param whenSnoozed what it does to a snoozed one
 * @param withinWindow what it does to a closed one that may still be reopened
 * @param pastWindow what it does to a closed one whose reopen window is over
 */
public record InboundPolicy(
    WhenSnoozed whenSnoozed, WithinWindow withinWindow, PastWindow pastWindow) {

  /** What an inbound message does to a snoozed thread. */
  public enum WhenSnoozed {
    WAKE,
    /** Only a snooze that waits for a reply ends; any other stays. */
    KEEP_SNOOZED
  }

  /** What an inbound message does to a closed thread within its reopen window. */
  public enum WithinWindow {
    REOPEN,
    KEEP_CLOSED,
    FOLLOW_UP
  }

  /** What an inbound message does to a closed thread past its reopen window. */
  public enum PastWindow {
    KEEP_CLOSED,
    FOLLOW_UP
  }
}
