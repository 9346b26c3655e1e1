package dev.threadkeep.application.directory.entry;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How long texts may be, and what they may hold. */
final class Limits {
  static final int NAME = 255;
  static final int EMAIL = 320;
  static final int URL = 2_048;

  private Limits() {}

  /**
   * Checks a text that must be there.
   *
   * @throws InvalidDetailException naming {@code field}
   */
  static void present(String field, int longest, String text) {
    if (text.isBlank()) {
      throw new InvalidDetailException(field, "must not be empty");
    }
    if (text.codePointCount(0, text.length()) > longest) {
      throw new InvalidDetailException(field, "must have at most %d characters".formatted(longest));
    }
    if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new InvalidDetailException(field, "must not contain U+0000 or an unpaired surrogate");
    }
  }

  /**
   * Checks a text that may be absent.
   *
   * @throws InvalidDetailException naming {@code field}
   */
  static void optional(String field, int longest, @Nullable String text) {
    if (text != null) {
      present(field, longest, text);
    }
  }
}
