package dev.threadkeep.bootstrap.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Bytes and texts as a failure shows them: printable, and not too long. */
final class Shown {
  private static final int LONGEST = 1_500;

  /** A long row of the same, of which the beginning will do. */
  private static final Pattern RUN = Pattern.compile("((.{1,8}?)\\2{12})\\2+", Pattern.DOTALL);

  private Shown() {}

  static String bytes(byte[] bytes) {
    return text(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  static String text(String whole) {
    var text = RUN.matcher(whole).replaceAll("$1…");
    var shown = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        continue;
      }
      if (c == '\n' || (c >= ' ' && c < 0x7f)) {
        shown.append(c);
      } else {
        shown.append("\\u%04x".formatted((int) c));
      }
    }
    return text.length() > LONGEST
        ? shown + "… (%d in all)".formatted(whole.length())
        : shown.toString();
  }
}
