package dev.threadkeep.application.json;

import java.time.Instant;

/** A value as text: its {@code toString}. */
public final class ValueText {
  private ValueText() {}

  /** The value's {@code toString}, of times in less time than the JDK takes. */
  public static String of(Object value) {
    return value instanceof Instant time ? InstantText.of(time) : value.toString();
  }
}
