package dev.threadkeep.application.transfer;

/** What an import does about what it cannot take. */
public enum OnError {
  /** Leaves it out and goes on. */
  SKIP,
  /** Takes nothing that stands behind it. */
  STOP
}
