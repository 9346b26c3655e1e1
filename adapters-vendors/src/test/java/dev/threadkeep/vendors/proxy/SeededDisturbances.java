package dev.threadkeep.vendors.proxy;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Disturbs some connections by chance: the same seed disturbs the same ones in the same way,
 * whatever the order in which they are asked about.
 *
 * @param percent of a hundred connections so many, on average
 */
public record SeededDisturbances(long seed, int percent, List<Disturbance> kinds)
    implements Disturbances {
  public SeededDisturbances {
    kinds = List.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("no kinds of disturbances");
    }
  }

  @Override
  public Disturbance of(int connection) {
    var chance = new SplittableRandom(seed * 1_000_003 + connection);
    return chance.nextInt(100) < percent
        ? kinds.get(chance.nextInt(kinds.size()))
        : new Disturbance.None();
  }
}
