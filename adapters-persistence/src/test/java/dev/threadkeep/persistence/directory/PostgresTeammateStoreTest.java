package dev.threadkeep.persistence.directory;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.directory.TeammateStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresTeammateStoreTest implements TeammateStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
