package dev.threadkeep.persistence.pull;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.pull.PullStore;
import dev.threadkeep.application.pull.PullStoreContract;
import dev.threadkeep.persistence.Bench;
import org.junit.jupiter.api.AutoClose;

class PostgresPullStoreTest implements PullStoreContract {
  /** Of its own, since no more than so many of all that wait are told at once. */
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  @Override
  public StoresUnderTest stores() {
    return BENCH;
  }

  @Override
  public PullStore pulls() {
    return BENCH.pulls();
  }
}
