package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.rest.http.dialect.HtmlText;

/**
 * Productlane's messages are HTML, ours are plain text. What is taken in loses its markup, and what
 * is shown was never trusted to be any.
 */
final class Html {

  private Html() {}

  /** What a reader of {@code html} reads. */
  static String read(String html) {
    return HtmlText.read(html, _ -> true);
  }

  /** Plain text as paragraphs. */
  static String write(String text) {
    var escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
    return "<p>" + escaped.replace("\n", "<br>") + "</p>";
  }
}
