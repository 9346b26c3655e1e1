package dev.threadkeep.vendors.http;

/** Texts as every store can keep them. */
final class Storable {
  /** Stands, as Unicode has it, for what cannot be represented. */
  static final char REPLACEMENT = '\ufffd';

  private Storable() {}

  /** The text, with U+FFFD for each U+0000 and for each half of a character. */
  static String text(String text) {
    if (text.codePoints().allMatch(Storable::isStorable)) {
      return text;
    }
    var storable = new StringBuilder(text.length());
    text.codePoints()
        .map(each -> isStorable(each) ? each : REPLACEMENT)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }

  private static boolean isStorable(int each) {
    return each != 0 && Character.getType(each) != Character.SURROGATE;
  }
}
