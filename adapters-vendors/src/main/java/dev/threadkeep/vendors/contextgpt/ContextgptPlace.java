package dev.threadkeep.vendors.contextgpt;

import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on, as a cursor: the number of a page of the usual size, or how many threads
 * come before where none begins.
 */
final class ContextgptPlace {
  private static final String BEHIND = "behind-";

  private ContextgptPlace() {}

  static String cursor(int offset, int usual) {
    return offset % usual == 0 ? String.valueOf(offset / usual + 1) : BEHIND + offset;
  }

  /** How many threads come before; none where that is no cursor of ours. */
  static int offset(@Nullable String cursor, int usual) {
    try {
      if (cursor == null) {
        return 0;
      }
      return cursor.startsWith(BEHIND)
          ? Math.max(0, Integer.parseInt(cursor.substring(BEHIND.length())))
          : Math.multiplyExact(Math.max(1, Integer.parseInt(cursor)) - 1, usual);
    } catch (ArithmeticException | NumberFormatException _) {
      return 0;
    }
  }
}
