package dev.threadkeep.application.timer;

/** What is done to a thread when its time has come. */
public enum Timer {
  /** Its snooze has ended. */
  WAKE,
  /** Nobody has touched it for as long as the organization's policy says. */
  CLOSE
}
