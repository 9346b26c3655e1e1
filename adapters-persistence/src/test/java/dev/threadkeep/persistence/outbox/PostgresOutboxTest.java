package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.application.outbox.OutboxContract;
import dev.threadkeep.persistence.Bench;

class PostgresOutboxTest implements OutboxContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  @Override
  public Outbox outbox() {
    return Bench.shared().outbox();
  }
}
