package dev.threadkeep.vendors.intercom;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Plain text as Intercom takes it, which is HTML: escaped, so that it stays what was said. */
final class Paragraphs {
  private Paragraphs() {}

  static String html(String text) {
    return Arrays.stream(text.split("\\R{2,}", -1))
        .map(paragraph -> "<p>" + escaped(paragraph) + "</p>")
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("\\R", "<br>");
  }
}
