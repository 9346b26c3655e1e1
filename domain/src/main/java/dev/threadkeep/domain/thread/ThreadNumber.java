package dev.threadkeep.domain.thread;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A thread's number, for APIs whose ids are numeric: positive and below 2^53, so that every JSON
 * reader keeps it whole. Drawn at random, unique per organization.
 */
public record ThreadNumber(long value) {
  /** The first number that is too large. */
  public static final long END = 1L << 53;

  private static final Pattern TEXT = Pattern.compile("[1-9][0-9]{0,15}");

  public ThreadNumber {
    if (value < 1 || value >= END) {
      throw new IllegalArgumentException("a thread's number lies between 1 and 2^53 - 1");
    }
  }

  /** The number that {@code text} is; nothing if numbers are never written like that. */
  public static Optional<ThreadNumber> in(String text) {
    if (!TEXT.matcher(text).matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(text);
    return number < END ? Optional.of(new ThreadNumber(number)) : Optional.empty();
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
