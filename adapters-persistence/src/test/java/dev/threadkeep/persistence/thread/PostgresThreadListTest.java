package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.thread.ThreadListContract;
import dev.threadkeep.persistence.Bench;

class PostgresThreadListTest implements ThreadListContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
