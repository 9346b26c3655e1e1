package dev.threadkeep.persistence.job;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.job.JobStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresJobStoreTest implements JobStoreContract {
  private static final Bench BENCH = Bench.ofItsOwn();

  @Override
  public StoresUnderTest stores() {
    return BENCH;
  }
}
