package dev.threadkeep.architecture.broken.clock.rest;

import java.time.Instant;

final class AdapterThatLooksAtTheClock {
  Instant now = Instant.now();
}
