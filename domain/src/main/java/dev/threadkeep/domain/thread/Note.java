package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Texts;

/** What a teammate adds in words of their own, for teammates only: 1 to 10,000 characters. */
public record Note(String value) {
  /** How many characters it has at most. */
  public static final int LONGEST = 10_000;

  public Note {
    Texts.present(LONGEST, "a note", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
