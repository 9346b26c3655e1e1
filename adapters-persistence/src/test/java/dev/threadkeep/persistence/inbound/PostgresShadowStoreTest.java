package dev.threadkeep.persistence.inbound;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.inbound.ShadowStoreContract;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.persistence.Bench;

class PostgresShadowStoreTest implements ShadowStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  @Override
  public ShadowStore shadows() {
    return Bench.shared().shadows();
  }

  @Override
  public Outbox outbox() {
    return Bench.shared().outbox();
  }
}
