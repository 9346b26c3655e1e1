package dev.threadkeep.architecture.broken.clock.application;

import java.time.Instant;
import java.time.InstantSource;

record ApplicationThatIsGivenAClock(InstantSource clock) {
  Instant time() {
    return clock.instant();
  }
}
