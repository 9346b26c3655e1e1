package dev.threadkeep.domain.internal;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads UUIDs more strictly than the JDK, which takes {@code "1-1-1-1-1"} for one, and signs and
 * the digits of any script within one.
 */
public final class Uuids {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /**
   * Reads the usual text form, in either case.
   *
   * @throws IllegalArgumentException if {@code text} is not 36 characters of hexadecimal digits and
   *     hyphens in the usual places
   */
  public static UUID parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("must be a UUID");
    }
    return UUID.fromString(text);
  }
}
