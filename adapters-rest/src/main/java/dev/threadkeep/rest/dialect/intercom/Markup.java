package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.message.MessageText;
import java.util.regex.Pattern;

/**
 * What admins write comes as text or as HTML, as editors send it. Ours is text: of HTML it is what
 * a reader reads. What only looks a little like HTML is text.
 */
final class Markup {

  /** Tags that show nothing by themselves, as an image would. */
  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:p|br|div|span|a|b|i|u|s|em|strong|ul|ol|li|h[1-6]|blockquote|pre|code)"
              + "(?:\\s[^<>]*)?/?>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PARAGRAPH_END =
      Pattern.compile("</(?:p|h[1-6]|blockquote|pre|ul|ol)>", Pattern.CASE_INSENSITIVE);

  private static final Pattern LINE_END =
      Pattern.compile("<br\\s?/?>|</(?:div|li)>", Pattern.CASE_INSENSITIVE);

  private static final Pattern MANY_LINE_ENDS = Pattern.compile("\\n{3,}");

  private static final Pattern SPACE = Pattern.compile("&nbsp;|&#160;");

  private Markup() {}

  /** Whether there is nothing to read in it: {@code <p></p>}, as editors send for nothing. */
  static boolean isEmpty(String body) {
    return MessageText.isBlank(SPACE.matcher(TAG.matcher(body).replaceAll("")).replaceAll(""));
  }

  /** What a reader reads. */
  static String read(String body) {
    if (!TAG.matcher(body).find()) {
      return body;
    }
    var lines = LINE_END.matcher(PARAGRAPH_END.matcher(body).replaceAll("\n\n")).replaceAll("\n");
    var text =
        SPACE
            .matcher(TAG.matcher(lines).replaceAll(""))
            .replaceAll(" ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    return MANY_LINE_ENDS.matcher(text).replaceAll("\n\n").strip();
  }
}
