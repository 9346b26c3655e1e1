package dev.threadkeep.rest.http.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as RFC 3339 has them, in the years that the store can keep. */
public final class Rfc3339 {

  /** What to say of a value that is no such text. */
  static final String EXPECTED = "must be an RFC 3339 time such as 2026-12-01T09:00:00Z";

  // java.time also takes times without seconds and offsets with them, which RFC 3339 does not.
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private static final String KEPT = "must lie in the years 1970 to 9999";

  private Rfc3339() {}

  /**
   * The time that {@code text} names, to the microsecond that is kept, or nothing if it names none
   * from 1970 to 9999.
   */
  public static Optional<Instant> parse(String text) {
    return ofAnyYear(text).filter(Rfc3339::isKept).map(time -> time.truncatedTo(ChronoUnit.MICROS));
  }

  /** What to say of text that {@link #parse} makes nothing of, in words that follow its name. */
  public static String flaw(String text) {
    return ofAnyYear(text).isPresent() ? KEPT : EXPECTED;
  }

  private static Optional<Instant> ofAnyYear(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static boolean isKept(Instant instant) {
    return !instant.isBefore(Instant.EPOCH) && instant.isBefore(END);
  }
}
