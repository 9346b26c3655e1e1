package dev.threadkeep.architecture.broken.clock.application;

import java.time.Clock;

record ApplicationWithAClock(Clock clock) {}
