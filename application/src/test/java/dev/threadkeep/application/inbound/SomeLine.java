package dev.threadkeep.application.inbound;

import dev.threadkeep.application.connection.Conflict;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionSettings;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Credentials;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.fixture.Cast;
import java.util.List;

/** A line for tests. */
public final class SomeLine {
  private SomeLine() {}

  /** To Intercom, with what is usual but for the rule. */
  static Line with(VendorBackend backend, Conflict rule) {
    return to(Cast.ORGANIZATION, governed(Connections.connection(), rule), backend);
  }

  public static Line to(OrganizationId organization, Connection connection, VendorBackend backend) {
    return to(organization, connection, backend, List.of());
  }

  /** The same to a vendor that has these accounts. */
  public static Line to(
      OrganizationId organization,
      Connection connection,
      VendorBackend backend,
      List<String> accounts) {
    var usual = AccessSettings.usual();
    return new Line(
        organization,
        connection,
        backend,
        new VendorAccess(
            connection.id(),
            connection.vendor(),
            connection.edition(),
            connection.terms().baseUrl(),
            Credentials.ofToken("token"),
            new AccessSettings(
                usual.actingAdmin(), usual.timeout(), usual.reasonPlace(), accounts)));
  }

  private static Connection governed(Connection connection, Conflict rule) {
    var terms = connection.terms();
    var usual = ConnectionSettings.usual();
    return connection.on(
        new Terms(
            terms.name(),
            terms.baseUrl(),
            terms.credentials(),
            new ConnectionSettings(
                usual.unsupported(),
                usual.actingAdmin(),
                usual.maxInFlight(),
                usual.timeoutSeconds(),
                usual.closeReason(),
                usual.accounts(),
                rule,
                usual.reconcileSeconds()),
            true),
        Cast.NINE);
  }
}
