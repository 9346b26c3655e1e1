package dev.threadkeep.application.idempotency;

import java.time.Duration;

/**
 * An answer in a form that only the API knows that gave it.
 *
 * @param text without U+0000. What may be in it of people stands behind the first empty line, so
 *     that it can be taken away without knowing the form.
 */
public record KeptAnswer(String text) {
  private static final String EMPTY_LINE = "\n\n";

  /** After that a request with the same key is a new one. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  /** What is left of it when the people in it are erased. */
  public KeptAnswer blanked() {
    int end = text.indexOf(EMPTY_LINE);
    return new KeptAnswer(end < 0 ? "" : text.substring(0, end + EMPTY_LINE.length()));
  }
}
