package dev.threadkeep.rest.http.dialect;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as most vendors write them: ISO 8601 with Z. */
public final class IsoTimes {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private static final DateTimeFormatter SECONDS =
      new DateTimeFormatterBuilder().appendInstant(0).toFormatter();

  private IsoTimes() {}

  /** With three digits of a second: {@code 2026-11-20T10:00:00.000Z}. */
  public static String milliseconds(Instant instant) {
    return MILLISECONDS.format(instant);
  }

  /** In whole seconds, the begun one left out: {@code 2026-11-20T10:00:00Z}. */
  public static String seconds(Instant instant) {
    return SECONDS.format(instant);
  }
}
