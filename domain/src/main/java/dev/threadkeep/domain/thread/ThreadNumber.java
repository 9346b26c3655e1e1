package dev.threadkeep.domain.thread;

/**
 * A thread's number, for APIs whose ids are numeric: positive and below 2^53, so that every JSON
 * reader keeps it whole. Drawn at random, unique per organization.
 */
public record ThreadNumber(long value) {
  /** The first number that is too large. */
  public static final long END = 1L << 53;

  public ThreadNumber {
    if (value < 1 || value >= END) {
      throw new IllegalArgumentException("a thread's number lies between 1 and 2^53 - 1");
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
