package dev.threadkeep.application.pull;

import java.util.UUID;

/** A pull's id. */
public record PullId(UUID value) {

  /**
   * Reads the usual form.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PullId parse(String text) {
    var value = UUID.fromString(text);
    if (!value.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not an id in its usual form: " + text);
    }
    return new PullId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
