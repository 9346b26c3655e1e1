package dev.threadkeep.persistence.idempotency;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.idempotency.IdempotencyStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresIdempotencyStoreTest implements IdempotencyStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
