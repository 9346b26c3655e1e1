package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.thread.AccountListContract;
import dev.threadkeep.persistence.Bench;

class PostgresAccountListTest implements AccountListContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
