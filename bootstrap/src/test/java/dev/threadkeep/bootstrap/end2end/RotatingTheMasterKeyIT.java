package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionSecrets;
import dev.threadkeep.application.connection.ConnectionSettings;
import dev.threadkeep.application.connection.SealedCredentials;
import dev.threadkeep.application.connection.SecretPlace;
import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.application.holding.Postroom;
import dev.threadkeep.bootstrap.wiring.Storage;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.secret.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code master-key rotate} seals with another key what the old one had sealed. */
class RotatingTheMasterKeyIT {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Caller CALLER =
      Caller.service(new OrganizationId(new UUID(0x7000, 1)), new Actor.Policy());
  private static final ConnectionId ID = new ConnectionId(new UUID(0x7000, 2));

  @TempDir Path folder;

  private static Storage open(TestStorage storage) {
    return Storage.own(storage.settings(), _ -> {}, Postroom.closed());
  }

  private static void connect(Storage storage) {
    storage
        .stores()
        .organizations()
        .findOrCreate(new Organization(CALLER.organization(), "Connected", NOW));
    var place = new SecretPlace(CALLER.organization(), ID, "token");
    var terms =
        new Terms(
            "Feather",
            "https://feather.example",
            new SealedCredentials(Map.of("token", storage.seal().seal(place, "the-token"))),
            ConnectionSettings.usual(),
            true);
    storage
        .stores()
        .connections()
        .add(
            CALLER,
            Signature.atTheCommandLine(),
            Connection.begun(ID, new Vendor("feather"), terms, NOW));
  }

  private static String token(Storage storage) {
    var connection = storage.stores().connections().find(CALLER, ID).orElseThrow();
    return new ConnectionSecrets(storage.seal()).access(CALLER.organization(), connection).token();
  }

  @Test
  void a_key_that_was_drawn_is_drawn_again_while_no_service_has_it() throws IOException {
    var embedded = TestStorage.embedded(folder);
    var file = folder.resolve("data").resolve("master-key");
    try (var storage = open(embedded)) {
      connect(storage);
      var refused = Launcher.run(embedded.environment(), "master-key", "rotate");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("is in use by process");
    }
    var old = Files.readString(file);

    var rotated = Launcher.run(embedded.environment(), "master-key", "rotate");

    assertThat(rotated.exitCode()).as(rotated.err()).isZero();
    assertThat(rotated.out()).isEqualTo("Connections sealed anew: 1. Nothing to do: 0.\n");
    assertThat(Files.readAllLines(file)).hasSize(1).doesNotContain(old.strip());
    try (var storage = open(embedded)) {
      assertThat(token(storage)).isEqualTo("the-token");
    }
  }

  @Test
  void a_key_that_was_given_makes_way_for_the_one_in_front_of_it() {
    var embedded = TestStorage.fresh(folder);
    var before = MasterKey.draw().reveal();
    var after = MasterKey.draw().reveal();
    try (var storage = open(embedded.with("THREADKEEP_MASTER_KEY", before))) {
      connect(storage);
    }

    var rotated =
        Launcher.run(
            embedded.with("THREADKEEP_MASTER_KEY", after + " " + before).environment(),
            "master-key",
            "rotate");

    assertThat(rotated.exitCode()).as(rotated.err()).isZero();
    try (var storage = open(embedded.with("THREADKEEP_MASTER_KEY", after))) {
      assertThat(token(storage)).isEqualTo("the-token");
    }
    assertThat(folder.resolve("data").resolve("master-key")).doesNotExist();
  }
}
