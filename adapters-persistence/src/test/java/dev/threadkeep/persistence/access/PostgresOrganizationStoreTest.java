package dev.threadkeep.persistence.access;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.access.OrganizationStoreContract;
import dev.threadkeep.persistence.Bench;

class PostgresOrganizationStoreTest implements OrganizationStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }
}
