package dev.threadkeep.domain.internal;

/** What every text in the domain has in common. */
public final class Texts {
  private Texts() {}

  /**
   * Refuses what PostgreSQL cannot store: U+0000 and unpaired surrogates.
   *
   * @param what the value's name, for the message: {@code "title"}
   * @throws IllegalArgumentException if {@code text} has one of them
   */
  public static String storable(String what, String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      // One comparison, for every text is looked at: neither U+0000, which becomes the largest of
      // all, nor a surrogate or anything behind them.
      if ((char) (text.charAt(i) - 1) >= Character.MIN_SURROGATE - 1) {
        return storableFrom(i, what, text);
      }
    }
    return text;
  }

  /** Most texts have none of either, and many are looked at. */
  private static String storableFrom(int from, String what, String text) {
    for (int i = from; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0) {
        throw new IllegalArgumentException(what + " must not contain U+0000");
      }
      if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit)) {
        throw new IllegalArgumentException(what + " must not contain an unpaired surrogate");
      }
    }
    return text;
  }

  /**
   * A storable text of at most {@code limit} characters (code points).
   *
   * @throws IllegalArgumentException if it is longer or not storable
   */
  public static String atMost(int limit, String what, String text) {
    storable(what, text);
    if (text.length() > limit && text.codePointCount(0, text.length()) > limit) {
      throw new IllegalArgumentException(
          "%s must have at most %d characters, but has %d"
              .formatted(what, limit, text.codePointCount(0, text.length())));
    }
    return text;
  }

  /**
   * A storable text of 1 to {@code limit} characters that is not blank.
   *
   * @throws IllegalArgumentException if it is blank, longer or not storable
   */
  public static String present(int limit, String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be empty");
    }
    return atMost(limit, what, text);
  }
}
