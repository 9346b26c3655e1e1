package dev.threadkeep.application.job;

import java.util.UUID;

/** A job's id. */
public record JobId(UUID value) {

  /**
   * Reads the usual form.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static JobId parse(String text) {
    var value = UUID.fromString(text);
    if (!value.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not an id in its usual form: " + text);
    }
    return new JobId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
