package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.application.outbox.OutboxContract;
import dev.threadkeep.persistence.Bench;

/** The same where changes that come at once are written together. */
class CoalescingOutboxTest implements OutboxContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.sharedCoalescing();
  }

  @Override
  public Outbox outbox() {
    return Bench.sharedCoalescing().outbox();
  }
}
