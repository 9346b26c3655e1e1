package dev.threadkeep.vendors.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lets through as many changes as a vendor's {@link Pace} allows. Safe for use by many threads. */
final class Turnstile {
  private final List<Permits> windows;

  Turnstile(Pace pace, InstantSource clock) {
    this.windows = pace.windows().stream().map(window -> new Permits(window, clock)).toList();
  }

  /**
   * Waits until one more may go through, if that is soon enough, and else not at all.
   *
   * @return how long it would have to wait instead; absent where it went through
   */
  Optional<Duration> pass(Duration most) throws InterruptedException {
    var wait = longestWait();
    if (wait.compareTo(most) > 0) {
      return Optional.of(wait);
    }
    for (var window : windows) {
      // What another window has given is spent then: rather too few changes than too many.
      if (!window.take(most)) {
        return Optional.of(longestWait());
      }
    }
    return Optional.empty();
  }

  private Duration longestWait() {
    return windows.stream().map(Permits::untilNext).max(Duration::compareTo).orElse(Duration.ZERO);
  }
}
