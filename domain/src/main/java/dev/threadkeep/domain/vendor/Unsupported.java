package dev.threadkeep.domain.vendor;

/** What a connection does with an operation that its vendor lacks. */
public enum Unsupported {
  /** Refuse it before anything is stored. */
  REJECT,
  /** Hold a snooze or an assignment here and send nothing; refuse a status it cannot have. */
  EMULATE,
  /** Keep it here and report it as not propagated. */
  RECORD
}
