package dev.threadkeep.domain.thread;

/** Who answers the contact. */
public enum Handling {
  /** The bot by itself. */
  AI,
  /** An AI agent with powers of its own. */
  AGENT,
  HUMAN
}
