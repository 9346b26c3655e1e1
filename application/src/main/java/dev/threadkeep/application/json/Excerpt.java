package dev.threadkeep.application.json;

/** What somebody sent, as it is told back to them: no longer than it takes to know it again. */
public final class Excerpt {
  private static final int LONGEST = 64;

  private Excerpt() {}

  public static String of(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
