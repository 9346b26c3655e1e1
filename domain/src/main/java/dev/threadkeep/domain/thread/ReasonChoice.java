package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Texts;
import dev.threadkeep.domain.policy.CloseReason;

/** How a close says why. */
public sealed interface ReasonChoice {
  /** By a code of the catalogue, which must be there and active. */
  record Named(CloseReason reason) implements ReasonChoice {}

  /**
   * In a dialect's words: one of its codes for a catalogue reason, a catalogue code, or free text,
   * which counts as {@code other}. Kept verbatim.
   *
   * @param text at most 10,000 characters; a blank one says nothing
   */
  record Stated(String text) implements ReasonChoice {
    /** How many characters it has at most. */
    public static final int LONGEST = 10_000;

    public Stated {
      Texts.atMost(LONGEST, "a reason", text);
    }
  }

  /** Not at all: the policy's default for the door, else {@code unspecified}. */
  record Unnamed() implements ReasonChoice {}
}
