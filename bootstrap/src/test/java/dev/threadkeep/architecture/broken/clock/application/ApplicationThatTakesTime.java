package dev.threadkeep.architecture.broken.clock.application;

final class ApplicationThatTakesTime {
  long nanos = System.nanoTime();
}
