package dev.threadkeep.application.idempotency;

import java.time.Duration;

/**
 * An answer in a form that only the API knows that gave it.
 *
 * @param text without U+0000
 */
public record KeptAnswer(String text) {
  /** After that a request with the same key is a new one. */
  public static final Duration LIFETIME = Duration.ofHours(24);
}
