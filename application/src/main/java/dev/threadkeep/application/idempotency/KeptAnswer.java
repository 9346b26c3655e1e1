package dev.threadkeep.application.idempotency;

import java.time.Duration;

/**
 * An answer in a form that only the API knows that gave it.
 *
 * @param text without U+0000; empty once it was erased, for whose sake it says no more than that
 *     there was one
 */
public record KeptAnswer(String text) {
  /** After that a request with the same key is a new one. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  /** What is left of an answer in which there was somebody who is erased. */
  public static final KeptAnswer ERASED = new KeptAnswer("");

  /** Whether nobody can be told any more what was answered. */
  public boolean isErased() {
    return text.isEmpty();
  }
}
