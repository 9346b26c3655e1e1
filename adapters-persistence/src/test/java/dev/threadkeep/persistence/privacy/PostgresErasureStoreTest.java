package dev.threadkeep.persistence.privacy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.privacy.ErasureStore;
import dev.threadkeep.application.privacy.ErasureStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresErasureStoreTest implements ErasureStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  @Override
  public ErasureStore erasure() {
    return Bench.shared().erasure();
  }
}
