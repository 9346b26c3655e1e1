package dev.threadkeep.application.connection;

/** Whose value stands where a vendor and this service each put another one into a register. */
public enum Conflict {
  /** The vendor's: it holds the thread. */
  VENDOR_WINS,
  /** The one that was put there last, as far as the vendor says when it changed. */
  NEWEST_WINS
}
