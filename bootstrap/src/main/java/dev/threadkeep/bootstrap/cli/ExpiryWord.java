package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.bootstrap.wiring.MicrosecondClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a point in time, or a number of days from now. */
final class ExpiryWord implements ITypeConverter<Instant> {
  private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})d");

  /** From here on a year has more digits than the four of RFC 3339. */
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  @Override
  public Instant convert(String word) {
    var days = DAYS.matcher(word);
    if (days.matches()) {
      return MicrosecondClock.SYSTEM.instant().plus(Duration.ofDays(Long.parseLong(days.group(1))));
    }
    try {
      return kept(word, OffsetDateTime.parse(word).toInstant());
    } catch (DateTimeParseException _) {
      throw new TypeConversionException(
          "\"%s\" is neither a time such as 2027-01-31T12:00:00Z nor a number of days such as 90d"
              .formatted(word));
    }
  }

  private static Instant kept(String word, Instant time) {
    if (!time.isBefore(END)) {
      throw new TypeConversionException("\"%s\" must lie before the year 10000".formatted(word));
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
