package dev.threadkeep.persistence.directory;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.directory.DirectoryStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresDirectoryStoreTest implements DirectoryStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
