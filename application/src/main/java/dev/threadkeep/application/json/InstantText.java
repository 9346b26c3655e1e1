package dev.threadkeep.application.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as this service writes them, read and written by their digits: the JDK takes ten times as
 * long, which shows where there are histories by the million.
 */
final class InstantText {
  private static final String FORM = "0000-00-00T00:00:00";
  private static final int HOUR = 11;
  private static final int NANOS_DIGITS = 9;

  /** 0000-01-01 and 10000-01-01: what lies between has four digits for its year. */
  private static final long FIRST_SECOND = -62_167_219_200L;

  private static final long END_SECOND = 253_402_300_800L;
  private static final int SECONDS_OF_A_DAY = 86_400;

  private InstantText() {}

  /**
   * What {@link Instant#parse} makes of it, but for the hour 24, which is none in RFC 3339.
   *
   * @throws DateTimeException if it is no time
   */
  static Instant parse(String text) {
    var time = anyHour(text);
    if (text.startsWith("24", HOUR)) {
      throw new DateTimeException("there is no hour 24");
    }
    return time;
  }

  /** What {@link Instant#toString} makes of it. */
  static String of(Instant time) {
    long second = time.getEpochSecond();
    if (second < FIRST_SECOND || second >= END_SECOND) {
      return time.toString();
    }
    var date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_A_DAY));
    int ofDay = Math.floorMod(second, SECONDS_OF_A_DAY);
    var text = new StringBuilder(FORM.length() + NANOS_DIGITS + 2);
    digits(text, date.getYear(), 4).append('-');
    digits(text, date.getMonthValue(), 2).append('-');
    digits(text, date.getDayOfMonth(), 2).append('T');
    digits(text, ofDay / 3_600, 2).append(':');
    digits(text, ofDay / 60 % 60, 2).append(':');
    digits(text, ofDay % 60, 2);
    fraction(text, time.getNano());
    return text.append('Z').toString();
  }

  /** Thousandths, millionths or thousand millionths, as many as it takes. */
  private static void fraction(StringBuilder text, int nanos) {
    if (nanos == 0) {
      return;
    }
    text.append('.');
    if (nanos % 1_000_000 == 0) {
      digits(text, nanos / 1_000_000, 3);
    } else if (nanos % 1_000 == 0) {
      digits(text, nanos / 1_000, 6);
    } else {
      digits(text, nanos, NANOS_DIGITS);
    }
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    int at = text.length() + width;
    text.setLength(at);
    for (int rest = number, left = width; left > 0; left--, rest /= 10) {
      text.setCharAt(--at, (char) ('0' + rest % 10));
    }
    return text;
  }

  private static Instant anyHour(String text) {
    int end = text.length() - 1;
    if (end < FORM.length() || text.charAt(end) != 'Z' || !hasForm(text)) {
      return Instant.parse(text);
    }
    int hour = number(text, HOUR, HOUR + 2);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int nanos = nanos(text, end);
    if (nanos < 0 || hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second, nanos);
  }

  private static boolean hasForm(String text) {
    for (int at = 0; at < FORM.length(); at++) {
      char wanted = FORM.charAt(at);
      char found = text.charAt(at);
      if (wanted == '0' ? !isDigit(found) : found != wanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char found) {
    return found >= '0' && found <= '9';
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = number * 10 + (text.charAt(at) - '0');
    }
    return number;
  }

  /** The part of a second between its point and {@code end}; negative where there is none such. */
  private static int nanos(String text, int end) {
    int from = FORM.length() + 1;
    if (end == FORM.length()) {
      return 0;
    }
    if (text.charAt(FORM.length()) != '.' || end == from || end - from > NANOS_DIGITS) {
      return -1;
    }
    int nanos = 0;
    for (int at = from; at < from + NANOS_DIGITS; at++) {
      if (at < end && !isDigit(text.charAt(at))) {
        return -1;
      }
      nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }
}
