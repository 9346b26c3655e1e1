package dev.threadkeep.domain.internal;

import java.util.UUID;

/** Reads UUIDs more strictly than the JDK, which takes {@code "1-1-1-1-1"} for one. */
public final class Uuids {
  private static final int LENGTH = 36;

  private Uuids() {}

  /**
   * The UUID that {@code text} is.
   *
   * @throws IllegalArgumentException if {@code text} is not 36 characters of hexadecimal digits and
   *     hyphens in the usual places
   */
  public static UUID parse(String text) {
    if (text.length() != LENGTH
        || text.charAt(8) != '-'
        || text.charAt(13) != '-'
        || text.charAt(18) != '-'
        || text.charAt(23) != '-') {
      throw new IllegalArgumentException("must be a UUID");
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be a UUID", e);
    }
  }
}
