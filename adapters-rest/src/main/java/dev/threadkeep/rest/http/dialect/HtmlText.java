package dev.threadkeep.rest.http.dialect;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a reader of HTML reads, as plain text: without tags and comments, in lines where blocks
 * begin and end. Lenient, for what is sent as HTML may be no more than text: what is no markup
 * stays.
 */
public final class HtmlText {

  /** None of its repetitions gives back, so that no text takes long. */
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][^\\s<>/]*+)(?:[\\s/][^<>]*+)?>");

  private static final String COMMENT = "<!--";
  private static final String COMMENT_END = "-->";

  private static final String BREAK = "br";
  private static final String VERBATIM = "pre";

  /** What stands on lines of its own. */
  private static final Set<String> LINES =
      Set.of(
          "address",
          "article",
          "aside",
          "dd",
          "div",
          "dl",
          "dt",
          "figcaption",
          "figure",
          "footer",
          "header",
          "hr",
          "li",
          "main",
          "section",
          "tr");

  /** The same with an empty line behind. */
  private static final Set<String> PARAGRAPHS =
      Set.of("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", VERBATIM, "table", "ul");

  private final StringBuilder read = new StringBuilder();

  /** Whether what comes next begins a line, where HTML shows no space. */
  private boolean beginsLine = true;

  private HtmlText() {}

  /**
   * Reads.
   *
   * @param isTag whether something like a tag is one, by its name in lower case; else it is text
   */
  public static String read(String html, Predicate<String> isTag) {
    return HtmlEntities.read(new HtmlText().lines(withoutComments(html), isTag)).strip();
  }

  /** Whether there is any tag in {@code text}. */
  public static boolean hasTag(String text, Predicate<String> isTag) {
    return TAG.matcher(text).results().anyMatch(tag -> isTag.test(name(tag)));
  }

  private String lines(String html, Predicate<String> isTag) {
    var tags = TAG.matcher(html);
    int from = 0;
    while (tags.find()) {
      var name = name(tags);
      if (isTag.test(name)) {
        add(html.substring(from, tags.start()));
        from = tags.end();
        add(name, !tags.group(1).isEmpty());
      }
    }
    add(html.substring(from));
    return read.toString();
  }

  private static String name(MatchResult tag) {
    return tag.group(2).toLowerCase(Locale.ROOT);
  }

  private void add(String text) {
    var shown = beginsLine ? text.stripLeading() : text;
    if (!shown.isEmpty()) {
      read.append(shown);
      beginsLine = false;
    }
  }

  private void add(String name, boolean isEnd) {
    if (name.equals(BREAK)) {
      read.append('\n');
      beginsLine = true;
    } else if (PARAGRAPHS.contains(name)) {
      endLines(isEnd ? 2 : 1);
      beginsLine = isEnd || !name.equals(VERBATIM);
    } else if (LINES.contains(name)) {
      endLines(1);
      beginsLine = true;
    }
  }

  /** Ends the line, if it is not ended, and has this many ends of lines in a row at least. */
  private void endLines(int least) {
    int end = read.length();
    while (end > 0 && isSpace(read.charAt(end - 1))) {
      end--;
    }
    read.setLength(end);
    int ends = 0;
    while (ends < least && ends < end && read.charAt(end - 1 - ends) == '\n') {
      ends++;
    }
    read.repeat('\n', least - ends);
  }

  private static boolean isSpace(char character) {
    return character == ' ' || character == '\t' || character == '\r';
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
}
