package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.thread.ThreadReaderContract;
import dev.threadkeep.persistence.Bench;

class PostgresThreadReaderTest implements ThreadReaderContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
