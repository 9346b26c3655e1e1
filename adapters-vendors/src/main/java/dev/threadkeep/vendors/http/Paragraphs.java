package dev.threadkeep.vendors.http;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Plain text for who takes HTML: escaped, so that it stays what was said. */
public final class Paragraphs {
  /** It gives nothing back: what could would take a frame of the stack for each line. */
  private static final String BETWEEN = "\\R{2,}+";

  private Paragraphs() {}

  public static String html(String text) {
    return Arrays.stream(text.split(BETWEEN, -1))
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
