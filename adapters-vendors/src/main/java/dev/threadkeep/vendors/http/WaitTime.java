package dev.threadkeep.vendors.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a vendor asks to be left alone. */
final class WaitTime {
  private static final List<String> LEFT = List.of("x-ratelimit-remaining", "ratelimit-remaining");
  private static final List<String> RESET = List.of("x-ratelimit-reset", "ratelimit-reset");
  private static final Pattern ZERO = Pattern.compile("0+");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern ZEROS_IN_FRONT = Pattern.compile("^0+(?=\\d)");

  /** Whatever has more is longer than anybody is waited for, by whichever unit. */
  private static final int MOST_DIGITS = 15;

  /** Above it a number is no number of seconds to wait but a time: since 1970, in seconds. */
  private static final long FIRST_SECOND = 1_000_000_000L;

  /** Above it, in milliseconds. */
  private static final long FIRST_MILLISECOND = 1_000_000_000_000L;

  /** What a vendor says by mistake, or in another unit, would silence its connection for days. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private WaitTime() {}

  /** By {@code Retry-After}; else until the vendor's rate limit begins anew. */
  static @Nullable Duration in(Map<String, String> headers, Instant now) {
    var retry = headers.get("retry-after");
    if (retry != null) {
      var wait = NUMBER.matcher(retry.strip()).matches() ? number(retry, now) : date(retry, now);
      if (wait != null) {
        return bounded(wait);
      }
    }
    return untilReset(headers, now);
  }

  /** Until the limit begins anew, where this was the last that the vendor takes before. */
  static @Nullable Duration usedUp(Map<String, String> headers, Instant now) {
    for (var name : LEFT) {
      var left = headers.get(name);
      if (left != null && ZERO.matcher(left.strip()).matches()) {
        return untilReset(headers, now);
      }
    }
    return null;
  }

  private static @Nullable Duration untilReset(Map<String, String> headers, Instant now) {
    for (var name : RESET) {
      var reset = headers.get(name);
      if (reset != null && NUMBER.matcher(reset.strip()).matches()) {
        return bounded(number(reset, now));
      }
    }
    return null;
  }

  private static Duration number(String text, Instant now) {
    var digits = ZEROS_IN_FRONT.matcher(text.strip()).replaceFirst("");
    if (digits.length() > MOST_DIGITS) {
      return LONGEST;
    }
    long number = Long.parseLong(digits);
    if (number >= FIRST_MILLISECOND) {
      return Duration.between(now, Instant.ofEpochMilli(number));
    }
    return number >= FIRST_SECOND
        ? Duration.between(now, Instant.ofEpochSecond(number))
        : Duration.ofSeconds(number);
  }

  private static @Nullable Duration date(String text, Instant now) {
    try {
      return Duration.between(
          now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
