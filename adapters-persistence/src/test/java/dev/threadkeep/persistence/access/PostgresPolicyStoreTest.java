package dev.threadkeep.persistence.access;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.policy.PolicyStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresPolicyStoreTest implements PolicyStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
