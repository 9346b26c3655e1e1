package dev.threadkeep.domain.message;

import dev.threadkeep.domain.internal.Texts;

/** What a message says: plain text of at most 65,536 characters, possibly empty. */
public record MessageText(String value) {
  public MessageText {
    Texts.atMost(65_536, "a message's text", value);
  }

  /** Whether nobody would see anything of {@code text}: spaces of whatever kind, and no more. */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(MessageText::isUnseen);
  }

  private static boolean isUnseen(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT;
  }

  @Override
  public String toString() {
    return value;
  }
}
