package dev.threadkeep.rest.http.dialect;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as most vendors write them: {@code 2026-11-20T10:00:00.000Z}. */
public final class IsoTimes {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private IsoTimes() {}

  /** ISO 8601 with three digits of a second and Z. */
  public static String milliseconds(Instant instant) {
    return MILLISECONDS.format(instant);
  }
}
