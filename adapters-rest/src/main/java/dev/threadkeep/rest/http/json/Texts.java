package dev.threadkeep.rest.http.json;

import java.util.Optional;

/** Text that PostgreSQL can keep. */
public final class Texts {

  private Texts() {}

  /** What is wrong with {@code text}, in words that follow its name, or nothing. */
  public static Optional<String> flaw(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\0') {
        return Optional.of("must not contain the character U+0000");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return Optional.of("must not contain half of a surrogate pair");
        }
        i++;
      }
    }
    return Optional.empty();
  }
}
