package dev.threadkeep.domain.message;

import dev.threadkeep.domain.internal.Texts;

/** What a message says: plain text of at most 65,536 characters, possibly empty. */
public record MessageText(String value) {
  public MessageText {
    Texts.atMost(65_536, "a message's text", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
