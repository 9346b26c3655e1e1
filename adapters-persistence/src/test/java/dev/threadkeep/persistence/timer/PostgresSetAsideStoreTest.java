package dev.threadkeep.persistence.timer;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.timer.SetAsideStore;
import dev.threadkeep.application.timer.SetAsideStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresSetAsideStoreTest implements SetAsideStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  @Override
  public SetAsideStore setAside() {
    return Bench.shared().setAside();
  }
}
