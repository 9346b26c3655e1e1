package dev.threadkeep.domain.internal;

import java.util.UUID;

/**
 * Reads UUIDs more strictly than the JDK, which takes {@code "1-1-1-1-1"} for one, and signs and
 * the digits of any script within one.
 */
public final class Uuids {
  private static final String FORM = "00000000-0000-0000-0000-000000000000";

  private Uuids() {}

  /**
   * Reads the usual text form, in either case.
   *
   * @throws IllegalArgumentException if {@code text} is not 36 characters of hexadecimal digits and
   *     hyphens in the usual places
   */
  public static UUID parse(String text) {
    if (!hasForm(text)) {
      throw new IllegalArgumentException("must be a UUID");
    }
    return UUID.fromString(text);
  }

  /** By hand: every line of an import has some, and a pattern takes as long as all the rest. */
  private static boolean hasForm(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int at = 0; at < FORM.length(); at++) {
      char found = text.charAt(at);
      if (FORM.charAt(at) == '-' ? found != '-' : !isHexadecimal(found)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexadecimal(char digit) {
    return (digit >= '0' && digit <= '9')
        || (digit >= 'a' && digit <= 'f')
        || (digit >= 'A' && digit <= 'F');
  }
}
