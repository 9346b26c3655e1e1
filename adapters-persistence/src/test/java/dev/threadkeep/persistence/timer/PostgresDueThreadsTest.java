package dev.threadkeep.persistence.timer;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.timer.DueThreads;
import dev.threadkeep.application.timer.DueThreadsContract;
import dev.threadkeep.application.timer.SetAsideStore;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.persistence.Bench;
import org.junit.jupiter.api.AutoClose;

class PostgresDueThreadsTest implements DueThreadsContract {
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  @Override
  public StoresUnderTest stores() {
    return BENCH;
  }

  @Override
  public DueThreads due() {
    return BENCH.due();
  }

  @Override
  public SetAsideStore setAside() {
    return BENCH.setAside();
  }

  @Override
  public void govern(World world, LifecyclePolicy policy) {
    BENCH.govern(world.organization(), policy);
  }
}
