package dev.threadkeep.architecture.broken.sleeping.vendors;

import java.util.concurrent.TimeUnit;

final class HandsSleepOn {
  Rest rest = TimeUnit.SECONDS::sleep;

  interface Rest {
    void now(long seconds) throws InterruptedException;
  }
}
