package dev.threadkeep.vendors.http;

/** What others wrote, made fit to be shown in one line. */
final class Cut {
  private static final int LONGEST = 500;

  private Cut() {}

  static String line(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST + 1L)
        .map(each -> isShown(each) ? each : ' ')
        .forEach(line::appendCodePoint);
    var stripped = line.toString().strip();
    return stripped.codePointCount(0, stripped.length()) <= LONGEST
        ? stripped
        : stripped.substring(0, stripped.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static boolean isShown(int each) {
    return !Character.isISOControl(each)
        && Character.getType(each) != Character.SURROGATE
        && Character.getType(each) != Character.FORMAT;
  }
}
