package dev.threadkeep.vendors.fake;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Spoils some calls by chance: the same seed spoils the calls of the same numbers in the same way.
 *
 * @param percent of a hundred calls so many, on average
 */
public record SeededFaults(long seed, int percent, List<Fault> kinds) implements FaultPlan {
  public SeededFaults {
    kinds = List.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("no kinds of faults");
    }
  }

  @Override
  public Fault of(Asked asked) {
    var chance = new SplittableRandom(seed * 1_000_003 + asked.number());
    return chance.nextInt(100) < percent
        ? kinds.get(chance.nextInt(kinds.size()))
        : new Fault.None();
  }
}
