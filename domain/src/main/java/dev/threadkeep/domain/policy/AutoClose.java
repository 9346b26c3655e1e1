package dev.threadkeep.domain.policy;

import java.time.Duration;

/**
 * Closing threads that nobody has touched.
 *
 * @param after how long without activity, at least a minute
 */
public record AutoClose(Duration after, CloseReason reason) {
  public AutoClose {
    if (after.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("auto-close must wait at least a minute");
    }
  }
}
