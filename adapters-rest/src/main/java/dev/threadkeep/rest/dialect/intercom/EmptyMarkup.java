package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.message.MessageText;
import java.util.regex.Pattern;

/** Tells a body in which there is nothing to read: {@code <p></p>}, as editors send for nothing. */
final class EmptyMarkup {

  /** Tags that show nothing by themselves, as an image would. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "</?(?:p|br|div|span|a|b|i|u|s|em|strong|ul|ol|li|h[1-6]|blockquote|pre|code)"
              + "(?:\\s[^<>]*)?/?>|&nbsp;|&#160;",
          Pattern.CASE_INSENSITIVE);

  private EmptyMarkup() {}

  static boolean is(String body) {
    return MessageText.isBlank(UNSEEN.matcher(body).replaceAll(""));
  }
}
