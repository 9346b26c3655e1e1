package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.Ids;
import dev.threadkeep.domain.thread.ThreadNumber;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Ids from the clock and a source of chance. */
public final class RandomIds implements Ids {
  private static final String LETTERS_AND_DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final MonotonicUuids uuids;
  private final RandomGenerator chance;

  RandomIds(InstantSource clock, RandomGenerator chance) {
    this.uuids = new MonotonicUuids(clock, chance);
    this.chance = chance;
  }

  /** What the program uses: unpredictable. */
  public static RandomIds secure() {
    return new RandomIds(MicrosecondClock.SYSTEM, new SecureRandom());
  }

  @Override
  public UUID next() {
    return uuids.next();
  }

  @Override
  public ThreadNumber nextThreadNumber() {
    return new ThreadNumber(chance.nextLong(1, ThreadNumber.END));
  }

  @Override
  public int nextDirectoryNumber() {
    return chance.nextInt(1, Integer.MAX_VALUE);
  }

  @Override
  public String nextSecret(int length) {
    return chance
        .ints(length, 0, LETTERS_AND_DIGITS.length())
        .mapToObj(digit -> LETTERS_AND_DIGITS.substring(digit, digit + 1))
        .collect(Collectors.joining());
  }
}
