package dev.threadkeep.rest.dialect.intercom;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How what was said is shown. It is text, and never trusted to be anything else. */
enum BodyForm {
  /** Escaped, in paragraphs. */
  HTML {
    @Override
    String of(String text) {
      return Arrays.stream(text.split(BETWEEN_PARAGRAPHS, -1))
          .map(paragraph -> "<p>" + escaped(paragraph) + "</p>")
          .collect(Collectors.joining("\n"));
    }
  },
  /** As it was said. */
  PLAIN {
    @Override
    String of(String text) {
      return text;
    }
  };

  /** It gives nothing back: what could would take a frame of the stack for each line. */
  private static final String BETWEEN_PARAGRAPHS = "\\R{2,}+";

  abstract String of(String text);

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replaceAll("\\R", "<br>");
  }
}
