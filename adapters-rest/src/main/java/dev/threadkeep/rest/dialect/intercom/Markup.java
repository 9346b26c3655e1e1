package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.rest.http.dialect.HtmlText;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What admins write comes as text or as HTML, as editors send it. Ours is text: of HTML it is what
 * a reader reads. What only looks a little like HTML is text.
 */
final class Markup {

  /** Those that show nothing by themselves, as an image would. */
  private static final Set<String> TAGS =
      Set.of(
          "p",
          "br",
          "div",
          "span",
          "a",
          "b",
          "i",
          "u",
          "s",
          "em",
          "strong",
          "ul",
          "ol",
          "li",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "pre",
          "code");

  private static final Pattern MANY_LINE_ENDS = Pattern.compile("\\n{3,}");

  private Markup() {}

  /** Whether there is nothing to read in it: {@code <p></p>}, as editors send for nothing. */
  static boolean isEmpty(String body) {
    return MessageText.isBlank(HtmlText.read(body, TAGS::contains));
  }

  /** What a reader reads. */
  static String read(String body) {
    if (!HtmlText.hasTag(body, TAGS::contains)) {
      return body;
    }
    return MANY_LINE_ENDS.matcher(HtmlText.read(body, TAGS::contains)).replaceAll("\n\n");
  }
}
