package dev.threadkeep.architecture.broken.clock.domain;

import java.time.Instant;

final class DomainThatLooksAtTheClock {
  Instant now = Instant.now();
}
