package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Texts;

/** What a teammate adds in words of their own, for teammates only: 1 to 10,000 characters. */
public record Note(String value) {
  public Note {
    Texts.present(10_000, "a note", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
