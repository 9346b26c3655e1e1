package dev.threadkeep.domain.vendor;

/** What a caller may ask of a thread that its vendor may be unable to follow. */
public enum VendorOperation {
  CLOSE,
  REOPEN,
  SNOOZE_UNTIL_TIME,
  SNOOZE_UNTIL_REPLY,
  WAKE,
  ASSIGN_USER,
  ASSIGN_AGENT,
  ASSIGN_TEAM,
  UNASSIGN
}
