package dev.threadkeep.bootstrap.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** All chance there is: the same seed throws the same. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** At least 0, and less than {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Whether something that happens so many times in a hundred happens now. */
  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The same, in any order. */
  <T> List<T> shuffled(List<T> all) {
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
