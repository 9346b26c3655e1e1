package dev.threadkeep.domain.thread;

/** What a refused caller could ask for instead. */
public enum NextStep {
  CLOSE,
  REOPEN,
  SNOOZE,
  WAKE,
  ARCHIVE,
  RESTORE
}
