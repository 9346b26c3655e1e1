package dev.threadkeep.rest.canonical.policy;

import dev.threadkeep.rest.http.failure.Field;
import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as ISO 8601 has them: days, hours, minutes and whole seconds. */
final class Durations {

  /** Days of 24 hours; months and years have no length of their own. */
  private static final Pattern FORM =
      Pattern.compile(
          "P(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}S)?)?");

  private Durations() {}

  /**
   * The duration that {@code text} is.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException naming {@code pointer}, if it is none
   */
  static Duration read(String pointer, String text) {
    if (!FORM.matcher(text).matches()) {
      throw Field.invalid(
          pointer, "must be a duration of days, hours, minutes and seconds, such as P14D or PT36H");
    }
    return Duration.parse(text);
  }
}
