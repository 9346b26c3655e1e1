package dev.threadkeep.application.timer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thread that a timer could not change and leaves alone from then on: until anything happens to
 * the thread, or its organization has another policy.
 *
 * @param due the thread as it was due
 * @param at when it was tried
 * @param again when it is tried again in any case; absent after a refusal, which would be the same
 */
public record SetAside(DueThread due, Reason reason, Instant at, @Nullable Instant again) {

  /**
   * Why.
   *
   * @param code for programs: the rule that refused, in the words of the API
   * @param detail for people
   */
  public record Reason(String code, String detail) {}
}
