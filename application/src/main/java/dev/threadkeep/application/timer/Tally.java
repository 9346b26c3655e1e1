package dev.threadkeep.application.timer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts what became of a batch's threads, which several change at once. */
final class Tally {
  private final Map<Fate, Integer> counts = new ConcurrentHashMap<>();
  private final AtomicBoolean givenUp = new AtomicBoolean();

  /** What became of one thread. */
  enum Fate {
    CHANGED,
    LEFT_ALONE,
    SET_ASIDE
  }

  void count(Fate fate) {
    counts.merge(fate, 1, Integer::sum);
  }

  /** Lets those alone that nobody has begun with. */
  void giveUp() {
    givenUp.set(true);
  }

  boolean isGivenUp() {
    return givenUp.get();
  }

  /**
   * @param isMore whether more was due than the batch
   */
  Swept total(boolean isMore) {
    int changed = of(Fate.CHANGED);
    int setAside = of(Fate.SET_ASIDE);
    // Where nothing was achieved another turn at once would achieve no more.
    return new Swept(changed, of(Fate.LEFT_ALONE), setAside, isMore && changed + setAside > 0);
  }

  private int of(Fate fate) {
    return counts.getOrDefault(fate, 0);
  }
}
