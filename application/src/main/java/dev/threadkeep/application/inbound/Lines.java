package dev.threadkeep.application.inbound;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.connection.ConnectionSecrets;
import dev.threadkeep.application.connection.ConnectionStore;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.util.Optional;

/** Opens lines to vendors. */
public final class Lines {
  private final ConnectionStore connections;
  private final ConnectionSecrets secrets;
  private final Vendors vendors;

  public Lines(ConnectionStore connections, ConnectionSecrets secrets, Vendors vendors) {
    this.connections = connections;
    this.secrets = secrets;
    this.vendors = vendors;
  }

  /**
   * A line over the connection; nothing where there is none, or it is switched off.
   *
   * @throws ConnectionException.UnreadableSecret if a credential cannot be opened
   */
  public Optional<Line> open(Caller caller, ConnectionId id) {
    return connections
        .find(caller, id)
        .filter(connection -> connection.terms().enabled())
        .map(
            connection ->
                new Line(
                    caller.organization(),
                    connection,
                    vendors.of(connection.vendor()),
                    secrets.access(caller.organization(), connection)));
  }
}
