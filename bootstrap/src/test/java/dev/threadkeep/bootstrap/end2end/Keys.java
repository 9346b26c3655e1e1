package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyManagement.NewKey;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.bootstrap.wiring.MicrosecondClock;
import dev.threadkeep.bootstrap.wiring.RandomIds;
import dev.threadkeep.bootstrap.wiring.Storage;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import java.util.EnumSet;
import java.util.stream.Stream;

/** Keys as an operator makes them. */
final class Keys {
  private Keys() {}

  /** Without a process of its own; that the command does it too, {@link CreatingKeysIT} shows. */
  static String create(TestStorage storage, String organization, String scopes) {
    try (var open = Storage.share(storage.settings(), _ -> {})) {
      var candidate =
          new Organization(
              new OrganizationId(RandomIds.secure().next()),
              organization,
              MicrosecondClock.SYSTEM.instant());
      var caller =
          Caller.service(
              open.stores().organizations().findOrCreate(candidate).id(), new Actor.Policy());
      var allowed =
          Stream.of(scopes.split(",", -1)).map(word -> Scope.parse(word).orElseThrow()).toList();
      return open.keyManagement()
          .create(
              caller,
              Signature.atTheCommandLine(),
              new NewKey("test", EnumSet.copyOf(allowed), null, null))
          .secret()
          .reveal();
    }
  }

  /** All that the command says. */
  static Launcher.Ran creation(TestStorage storage, String organization, String scopes) {
    var ran =
        Launcher.run(
            storage.environment(),
            "keys",
            "create",
            "--organization",
            organization,
            "--scopes",
            scopes);
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return ran;
  }
}
