package dev.threadkeep.persistence.job;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.job.JobStoreContract;
import dev.threadkeep.persistence.Bench;
import org.junit.jupiter.api.AutoClose;

class PostgresJobStoreTest implements JobStoreContract {
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  @Override
  public StoresUnderTest stores() {
    return BENCH;
  }
}
