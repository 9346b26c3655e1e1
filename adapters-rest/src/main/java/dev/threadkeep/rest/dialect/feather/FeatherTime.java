package dev.threadkeep.rest.dialect.feather;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as Feather writes them: ISO 8601 with milliseconds and Z. */
final class FeatherTime {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private FeatherTime() {}

  static String of(Instant instant) {
    return FORMAT.format(instant);
  }
}
