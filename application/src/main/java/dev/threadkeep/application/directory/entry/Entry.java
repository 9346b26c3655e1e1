package dev.threadkeep.application.directory.entry;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something in an organization's directory.
 *
 * @param number a positive number below 2^31 by which APIs with numeric ids know a teammate or a
 *     team; random, unique per organization and kind; absent of other kinds
 * @param version counts its changes from 1
 */
public record Entry<D extends Details>(
    EntryId id,
    @Nullable Integer number,
    D details,
    ExternalIds externalIds,
    long version,
    Instant createdAt,
    Instant updatedAt) {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");

  public Entry {
    if ((number != null) != details.kind().isNumbered()) {
      throw new IllegalArgumentException(
          "a %s with number %s".formatted(details.kind().word(), number));
    }
    if (number != null && number < 1) {
      throw new IllegalArgumentException("a number must be positive, not " + number);
    }
  }

  /** One that begins now. */
  public static <D extends Details> Entry<D> begun(
      EntryId id, @Nullable Integer number, D details, ExternalIds externalIds, Instant now) {
    return new Entry<>(id, number, details, externalIds, 1, now, now);
  }

  public Kind kind() {
    return details.kind();
  }

  /** The same entry, described anew; not before it last was, whatever the clock says. */
  public Entry<D> described(D next, ExternalIds nextIds, Instant now) {
    var later = now.isBefore(updatedAt) ? updatedAt : now;
    return new Entry<>(id, number, next, nextIds, version + 1, createdAt, later);
  }

  /** The number that {@code text} is; nothing if numbers are never written like that. */
  public static OptionalInt numberIn(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    long number = Long.parseLong(text);
    return number <= Integer.MAX_VALUE ? OptionalInt.of((int) number) : OptionalInt.empty();
  }

  /** The number of a kind that has them. */
  public int alias() {
    if (number == null) {
      throw new IllegalStateException("a %s has no number".formatted(kind()));
    }
    return number;
  }
}
