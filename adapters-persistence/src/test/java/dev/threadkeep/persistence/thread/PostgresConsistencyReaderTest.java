package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.thread.ConsistencyReader;
import dev.threadkeep.application.thread.ConsistencyReaderContract;
import dev.threadkeep.persistence.Bench;

class PostgresConsistencyReaderTest implements ConsistencyReaderContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  @Override
  public ConsistencyReader consistency() {
    return Bench.shared().consistency();
  }
}
