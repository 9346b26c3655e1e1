package dev.threadkeep.rest.dialect.productlane;

import java.util.regex.Pattern;

/**
 * Productlane's messages are HTML, ours are plain text. What is taken in loses its markup, and what
 * is shown was never trusted to be any.
 */
final class Html {

  private static final Pattern LINE_END =
      Pattern.compile(
          "<br\\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote|pre)\\s*>", Pattern.CASE_INSENSITIVE);

  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");

  private static final String COMMENT = "<!--";
  private static final String COMMENT_END = "-->";

  private Html() {}

  /** What a reader of {@code html} reads. */
  static String read(String html) {
    var lines = LINE_END.matcher(withoutComments(html)).replaceAll("\n");
    return TAG.matcher(lines)
        .replaceAll("")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .strip();
  }

  /** By hand, since a pattern would look for the end of each of a thousand beginnings. */
  private static String withoutComments(String html) {
    var kept = new StringBuilder();
    int from = 0;
    while (true) {
      int begin = html.indexOf(COMMENT, from);
      int end = begin < 0 ? -1 : html.indexOf(COMMENT_END, begin + COMMENT.length());
      if (end < 0) {
        return kept.append(html, from, html.length()).toString();
      }
      kept.append(html, from, begin);
      from = end + COMMENT_END.length();
    }
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
