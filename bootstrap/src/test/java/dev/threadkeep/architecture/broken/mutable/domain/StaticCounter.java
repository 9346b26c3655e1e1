package dev.threadkeep.architecture.broken.mutable.domain;

import java.util.concurrent.atomic.AtomicInteger;

final class StaticCounter {
  static final AtomicInteger COUNT = new AtomicInteger();

  private StaticCounter() {}
}
