package dev.threadkeep.persistence.privacy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.privacy.RetentionStore;
import dev.threadkeep.application.privacy.RetentionStoreContract;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.persistence.Bench;

class PostgresRetentionStoreTest implements RetentionStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  @Override
  public RetentionStore retention() {
    return Bench.shared().retention();
  }

  @Override
  public void govern(World world, LifecyclePolicy policy) {
    Bench.shared().govern(world.organization(), policy);
  }
}
