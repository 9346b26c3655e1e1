package dev.threadkeep.vendors.proxy;

import java.time.Duration;

/** What befalls a connection. */
public sealed interface Disturbance {
  /** Nothing does. */
  record None() implements Disturbance {}

  /** Nothing goes on for a while; then what else befalls it. */
  record Late(Duration delay, Disturbance then) implements Disturbance {
    public Late(Duration delay) {
      this(delay, new None());
    }
  }

  /** It is reset before a byte of the request was read. */
  record ResetBeforeRequest() implements Disturbance {}

  /** The server has heard and answered, and the caller sees a reset and none of the answer. */
  record ResetAfterRequest() implements Disturbance {}

  /** The answer ends in its middle, in peace. */
  record HalfAnswer() implements Disturbance {}

  /** What is sent is taken and goes nowhere; nothing ever comes back. */
  record BlackHole() implements Disturbance {}

  /** The answer comes byte by byte. */
  record Drip(Duration between) implements Disturbance {}
}
