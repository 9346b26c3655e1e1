package dev.threadkeep.application.transfer;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import java.util.UUID;

class TransferInMemoryTest implements TransferStoreContract {
  private final TransferInMemory store = new TransferInMemory();

  @Override
  public TransferStore transfer() {
    return store;
  }

  @Override
  public Caller newOrganization() {
    return Caller.service(new OrganizationId(UUID.randomUUID()), new Actor.Policy());
  }
}
