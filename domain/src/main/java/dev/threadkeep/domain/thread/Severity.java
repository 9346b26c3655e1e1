package dev.threadkeep.domain.thread;

/** How much it hurts the contact. */
public enum Severity {
  UNKNOWN,
  LOW,
  MEDIUM,
  HIGH
}
