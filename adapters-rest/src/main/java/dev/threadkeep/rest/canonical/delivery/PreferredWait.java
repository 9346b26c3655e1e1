package dev.threadkeep.rest.canonical.delivery;

import io.micronaut.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The preference {@code wait} of RFC 7240. Of several the first counts, and one that makes no sense
 * is overlooked, as the RFC wants it.
 */
final class PreferredWait {

  static final String HEADER = "Prefer";
  static final String APPLIED = "Preference-Applied";
  static final String NAME = "wait";

  /** No client is kept waiting for longer. */
  private static final int MOST_SECONDS = 30;

  private static final Pattern PREFERENCE =
      Pattern.compile("(?i)wait(?:[ \t]*=[ \t]*(?<value>.*))?");

  private static final Pattern SECONDS = Pattern.compile("\"([0-9]+)\"|([0-9]+)");

  private PreferredWait() {}

  /** For how long the client would rather wait, if it says so. */
  static Optional<Duration> in(HttpHeaders headers) {
    return headers.getAll(HEADER).stream()
        .flatMap(line -> split(line, ',').stream())
        .map(preference -> split(preference, ';').getFirst().strip())
        .map(PREFERENCE::matcher)
        .filter(matcher -> matcher.matches())
        .findFirst()
        .flatMap(matcher -> Optional.ofNullable(matcher.group("value")))
        .flatMap(PreferredWait::seconds);
  }

  private static Optional<Duration> seconds(String value) {
    var matcher = SECONDS.matcher(value.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    var significant = digits.replaceFirst("^0+(?=.)", "");
    return Optional.of(
        Duration.ofSeconds(
            significant.length() > 2
                ? MOST_SECONDS
                : Math.min(MOST_SECONDS, Integer.parseInt(significant))));
  }

  /** The parts between separators that are not in a quoted string; at least one. */
  private static List<String> split(String text, char separator) {
    var parts = new ArrayList<String>();
    boolean isQuoted = false;
    int begin = 0;
    for (int place = 0; place < text.length(); place++) {
      char at = text.charAt(place);
      if (at == '"') {
        isQuoted = !isQuoted;
      } else if (at == '\\' && isQuoted) {
        place++;
      } else if (at == separator && !isQuoted) {
        parts.add(text.substring(begin, place));
        begin = place + 1;
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }
}
