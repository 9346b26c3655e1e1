package dev.threadkeep.vendors.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** What goes wrong with a call. */
public sealed interface Fault {
  /** Nothing does. */
  record None() implements Fault {}

  /** The vendor takes its time before it does anything; then what else goes wrong. */
  record Late(Duration delay, Fault then) implements Fault {
    public Late(Duration delay) {
      this(delay, new None());
    }
  }

  /** The vendor does nothing, and says so in its own words. */
  record Refusal(int status, Map<String, String> headers) implements Fault {
    public Refusal {
      headers = Map.copyOf(headers);
    }

    public Refusal(int status) {
      this(status, Map.of());
    }

    /** Too many requests; come back after a while. */
    public static Refusal tooMany(Duration wait) {
      return new Refusal(429, Map.of("Retry-After", String.valueOf(wait.toSeconds())));
    }

    /** Too many requests; come back then. */
    public static Refusal tooManyUntil(Instant then) {
      return new Refusal(
          429,
          Map.of(
              "Retry-After",
              DateTimeFormatter.RFC_1123_DATE_TIME.format(then.atZone(ZoneOffset.UTC))));
    }
  }

  /** The vendor does it, and says that it failed. */
  record FailureAfter(int status) implements Fault {}

  /** The vendor does it, and answers something else. */
  record Garbage() implements Fault {}

  /** The vendor does it, and its answer breaks off. */
  record HalfAnswer() implements Fault {}

  /** The vendor does it, and its answer is larger than anybody wants. */
  record HugeAnswer() implements Fault {}

  /** The vendor does it, and its answer comes byte by byte. */
  record Drip(Duration between) implements Fault {}

  /**
   * The vendor never answers.
   *
   * @param done whether it does what it was asked to
   */
  record Silence(boolean done) implements Fault {}
}
