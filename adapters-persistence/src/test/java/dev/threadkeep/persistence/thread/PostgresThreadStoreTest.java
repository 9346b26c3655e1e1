package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.thread.SeparateChangesContract;
import dev.threadkeep.application.thread.ThreadStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresThreadStoreTest implements ThreadStoreContract, SeparateChangesContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
