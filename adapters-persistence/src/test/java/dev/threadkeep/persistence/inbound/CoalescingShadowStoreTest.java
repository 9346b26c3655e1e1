package dev.threadkeep.persistence.inbound;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.inbound.ShadowStoreContract;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.persistence.Bench;

/** The same where changes that come at once are written together. */
class CoalescingShadowStoreTest implements ShadowStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.sharedCoalescing();
  }

  @Override
  public ShadowStore shadows() {
    return Bench.sharedCoalescing().shadows();
  }

  @Override
  public Outbox outbox() {
    return Bench.sharedCoalescing().outbox();
  }
}
