package dev.threadkeep.persistence.thread;

import dev.threadkeep.domain.thread.Title;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By which words a title is found: whatever is between spaces, and again from each letter or digit
 * in it that follows something else, so that {@code (re-opened)} is found by {@code (re}, {@code
 * re-op} and {@code opened}. In lower case, and no longer than what can be asked for.
 */
final class TitleWords {
  private static final int LONGEST = 64;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private TitleWords() {}

  static SequencedSet<String> of(@Nullable Title title) {
    var words = new TreeSet<String>();
    if (title == null) {
      return words;
    }
    for (var token : SPACES.split(title.value(), -1)) {
      boolean isWithinWord = false;
      for (int at = 0; at < token.length(); at += Character.charCount(token.codePointAt(at))) {
        boolean isOfWord = Character.isLetterOrDigit(token.codePointAt(at));
        if (at == 0 || (isOfWord && !isWithinWord)) {
          words.add(folded(token.substring(at)));
        }
        isWithinWord = isOfWord;
      }
    }
    return words;
  }

  /** The form in which words and what is asked for are compared. */
  static String folded(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    return lower.codePointCount(0, lower.length()) <= LONGEST
        ? lower
        : lower.substring(0, lower.offsetByCodePoints(0, LONGEST));
  }

  /**
   * A text, by code points, behind all words that begin with {@code prefix} and before all others
   * that are behind it: with it a prefix is a range, which an index serves.
   */
  static String behind(String prefix) {
    var points = prefix.codePoints().toArray();
    for (int last = points.length - 1; last >= 0; last--) {
      if (points[last] < Character.MAX_CODE_POINT) {
        int next = points[last] + 1;
        // No text has a surrogate by itself.
        points[last] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
        return new String(points, 0, last + 1);
      }
    }
    // Nothing is behind these but more of them, and words end after so many.
    return Character.toString(Character.MAX_CODE_POINT).repeat(LONGEST + 1);
  }
}
