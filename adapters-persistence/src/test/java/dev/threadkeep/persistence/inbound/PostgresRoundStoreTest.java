package dev.threadkeep.persistence.inbound;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.inbound.RoundStore;
import dev.threadkeep.application.inbound.RoundStoreContract;
import dev.threadkeep.persistence.Bench;
import org.junit.jupiter.api.AutoClose;

class PostgresRoundStoreTest implements RoundStoreContract {
  /** Of its own, since no more than so many of all that are due are told at once. */
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  @Override
  public StoresUnderTest stores() {
    return BENCH;
  }

  @Override
  public RoundStore rounds() {
    return BENCH.rounds();
  }
}
