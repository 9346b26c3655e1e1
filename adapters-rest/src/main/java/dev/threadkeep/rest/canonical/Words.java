package dev.threadkeep.rest.canonical;

import java.util.Locale;

/** How constants are spelled in the canonical API. */
public final class Words {

  private Words() {}

  /** {@code needs_response}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** {@code needs-response}. */
  public static String hyphenated(Enum<?> constant) {
    return of(constant).replace('_', '-');
  }
}
