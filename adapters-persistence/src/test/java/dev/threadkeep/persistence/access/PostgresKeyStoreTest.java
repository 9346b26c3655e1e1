package dev.threadkeep.persistence.access;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.access.KeyStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresKeyStoreTest implements KeyStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
