package dev.threadkeep.persistence.transfer;

import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.World;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.application.transfer.TransferStore;
import dev.threadkeep.application.transfer.TransferStoreContract;
import dev.threadkeep.application.transfer.WholeThreads;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.persistence.Bench;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresTransferStoreTest implements TransferStoreContract {
  @Override
  public TransferStore transfer() {
    return Bench.shared().transfer();
  }

  @Override
  public Caller newOrganization() {
    var id = new OrganizationId(UUID.randomUUID());
    Bench.shared().organizations().findOrCreate(new Organization(id, "Org " + id, Cast.NINE));
    return Caller.service(id, new Actor.Policy());
  }

  @Test
  void a_key_that_works_no_longer_moves_nothing() {
    var world = World.in(Bench.shared());
    var expired = world.holding(world.key(NOON));

    assertThatThrownBy(() -> transfer().threads(expired, null))
        .isInstanceOf(KeyInvalidException.class);
    assertThatThrownBy(
            () ->
                transfer()
                    .addThreads(
                        expired,
                        List.of(WholeThreads.closed(world.organization(), 1)),
                        OnError.SKIP))
        .isInstanceOf(KeyInvalidException.class);
  }
}
