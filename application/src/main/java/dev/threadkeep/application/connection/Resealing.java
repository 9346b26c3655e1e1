package dev.threadkeep.application.connection;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.connection.ConnectionException.NoMasterKey;
import dev.threadkeep.application.connection.ConnectionException.UnreadableSecret;
import dev.threadkeep.application.connection.ConnectionStore.ConnectionPosition;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Use case: seals all secrets with the key that seals now, so that older ones are needed no longer.
 * A connection at a time: whoever is interrupted begins again and finds less to do.
 */
public final class Resealing {
  private static final int AT_ONCE = 100;

  private final ConnectionStore store;
  private final OrganizationStore organizations;
  private final SecretSeal seal;
  private final ConnectionSecrets secrets;

  public Resealing(ConnectionStore store, OrganizationStore organizations, SecretSeal seal) {
    this.store = store;
    this.organizations = organizations;
    this.seal = seal;
    this.secrets = new ConnectionSecrets(seal);
  }

  /** A connection with a secret that cannot be opened. */
  public record Unreadable(
      OrganizationId organization, ConnectionId connection, UnreadableSecret why) {}

  /**
   * What was done.
   *
   * @param resealed connections whose secrets another key had sealed
   * @param upToDate those that had nothing to be done about
   * @param unreadable those left as they were
   */
  public record Summary(int resealed, int upToDate, int unreadable) {
    private static final Summary NOTHING = new Summary(0, 0, 0);

    private Summary plus(int resealedToo, int upToDateToo, int unreadableToo) {
      return new Summary(
          resealed + resealedToo, upToDate + upToDateToo, unreadable + unreadableToo);
    }
  }

  /**
   * Seals all of them.
   *
   * @param told of each connection whose secrets cannot be opened
   * @throws NoMasterKey if there is no key to do it with
   */
  public Summary run(Consumer<Unreadable> told) {
    var key = seal.sealingKey().orElseThrow(NoMasterKey::new);
    var summary = Summary.NOTHING;
    for (var organization : organizations.all()) {
      var caller = Caller.service(organization.id(), new Actor.Policy());
      @Nullable ConnectionPosition from = null;
      do {
        var page = store.list(caller, AT_ONCE, from);
        for (var connection : page.items()) {
          summary = resealed(caller, connection, key, summary, told);
        }
        from = page.next();
      } while (from != null);
    }
    return summary;
  }

  private Summary resealed(
      Caller caller,
      Connection connection,
      String key,
      Summary summary,
      Consumer<Unreadable> told) {
    if (!connection.terms().credentials().needOtherThan(key)) {
      return summary.plus(0, 1, 0);
    }
    try {
      store.reseal(
          caller,
          connection.id(),
          standing -> standing.resealed(secrets.resealed(caller.organization(), standing)));
      return summary.plus(1, 0, 0);
    } catch (UnreadableSecret why) {
      told.accept(new Unreadable(caller.organization(), connection.id(), why));
      return summary.plus(0, 0, 1);
    }
  }
}
