package dev.threadkeep.domain.internal;

import java.util.UUID;

/**
 * Reads UUIDs more strictly than the JDK, which takes {@code "1-1-1-1-1"} for one, and signs and
 * the digits of any script within one.
 */
public final class Uuids {
  private static final String FORM = "00000000-0000-0000-0000-000000000000";

  /** The hyphen between the two halves of its bits. */
  private static final int MIDDLE = 18;

  private Uuids() {}

  /**
   * Reads the usual text form, in either case.
   *
   * @throws IllegalArgumentException if {@code text} is not 36 characters of hexadecimal digits and
   *     hyphens in the usual places
   */
  public static UUID parse(String text) {
    if (text.length() != FORM.length()) {
      throw notOne();
    }
    return new UUID(bits(text, 0, MIDDLE), bits(text, MIDDLE, FORM.length()));
  }

  /** By hand, and looking once: every line of an import has some. */
  private static long bits(String text, int from, int to) {
    long bits = 0;
    for (int at = from; at < to; at++) {
      char found = text.charAt(at);
      if (FORM.charAt(at) != '-') {
        bits = bits << 4 | digit(found);
      } else if (found != '-') {
        throw notOne();
      }
    }
    return bits;
  }

  private static int digit(char found) {
    if (found >= '0' && found <= '9') {
      return found - '0';
    }
    if (found >= 'a' && found <= 'f') {
      return found - 'a' + 10;
    }
    if (found >= 'A' && found <= 'F') {
      return found - 'A' + 10;
    }
    throw notOne();
  }

  private static IllegalArgumentException notOne() {
    return new IllegalArgumentException("must be a UUID");
  }
}
