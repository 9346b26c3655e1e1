package dev.threadkeep.persistence.access;

import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.KeyHash;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.application.access.KeyStoreContract;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.UnknownTeammateException;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PostgresKeyStoreTest implements KeyStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  @Test
  void a_key_of_a_teammate_who_is_being_removed_waits_and_is_not_kept() throws Exception {
    var world = World.in(stores());
    var key =
        new StoredKey(
            new AccessKey(
                new KeyId("ofBob000"),
                world.organization(),
                "Bob's",
                Set.of(Scope.ADMIN),
                TO_BOB,
                NINE,
                null,
                null),
            new KeyHash("0".repeat(64)));
    CompletableFuture<Boolean> added;
    try (var remover = TestDatabase.asSuperuser(Bench.shared().address())) {
      remover.setAutoCommit(false);
      removeBob(remover, world);

      added =
          CompletableFuture.supplyAsync(
              () -> stores().keys().add(world.caller(), world.signature(), key));
      Eventually.becomesTrue("it is waited for", () -> TestDatabase.isWaitedFor(remover));
      remover.commit();
    }

    assertThatThrownBy(added::join).hasCauseInstanceOf(UnknownTeammateException.class);
    assertThat(stores().keys().find(key.key().id())).isEmpty();
  }

  private static void removeBob(Connection remover, World world) throws SQLException {
    try (var statement = remover.createStatement()) {
      statement.execute(
          "DELETE FROM directory_entry WHERE organization_id = '%s' AND id = '%s'"
              .formatted(world.organization(), BOB_ID));
    }
  }
}
