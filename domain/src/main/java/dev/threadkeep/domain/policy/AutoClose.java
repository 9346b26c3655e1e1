package dev.threadkeep.domain.policy;

import java.time.Duration;

/**
 * Closing inactive threads.
 *
 * @param after how long without a message from or to the contact and without a change of status,
 *     between a minute and 36,500 days
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
