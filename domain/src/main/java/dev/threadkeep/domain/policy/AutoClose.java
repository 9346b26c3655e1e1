package dev.threadkeep.domain.policy;

import java.time.Duration;

/**
 * Closing threads that nobody has touched.
 *
 * @param after how long without activity, between a minute and 36,500 days
 */
public record AutoClose(Duration after, CloseReason reason) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(36_500);

  public AutoClose {
    if (after.compareTo(SHORTEST) < 0 || after.compareTo(LONGEST) > 0) {
      throw new InvalidPolicyException(
          "auto_close/after",
          "must be at least a minute and at most %d days".formatted(LONGEST.toDays()));
    }
  }
}
