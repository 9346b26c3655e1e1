package dev.threadkeep.persistence.access;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.access.AuditStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresAuditStoreTest implements AuditStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
