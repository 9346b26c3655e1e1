package dev.threadkeep.application;

import dev.threadkeep.domain.thread.ThreadNumber;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Ids that count up from 1, so that tests can name them. */
public final class CountingIds implements Ids {
  private final AtomicInteger uuids = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger directoryNumbers = new AtomicInteger();
  private final AtomicInteger secrets = new AtomicInteger();

  @Override
  public UUID next() {
    return new UUID(0x7000, 0x8000_0000_0000_0000L | uuids.incrementAndGet());
  }

  @Override
  public ThreadNumber nextThreadNumber() {
    return new ThreadNumber(numbers.incrementAndGet());
  }

  @Override
  public int nextDirectoryNumber() {
    return directoryNumbers.incrementAndGet();
  }

  @Override
  public String nextSecret(int length) {
    var digits = Integer.toString(secrets.incrementAndGet());
    return "0".repeat(length - digits.length()) + digits;
  }
}
