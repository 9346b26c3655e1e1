package dev.threadkeep.application.pull;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.InstantSource;
import java.util.Optional;

/** Use case: asking for pulls, and stopping them. */
public final class Pulls {
  private final PullStore pulls;
  private final Vendors vendors;
  private final Ids ids;
  private final InstantSource clock;

  public Pulls(PullStore pulls, Vendors vendors, Ids ids, InstantSource clock) {
    this.pulls = pulls;
    this.vendors = vendors;
    this.ids = ids;
    this.clock = clock;
  }

  /** What came of asking for a pull. */
  public sealed interface Answer {
    /** It is under way, or another was already. */
    record UnderWay(Pull pull) implements Answer {}

    /** The vendor lists no threads. */
    record ListsNone(Vendor vendor) implements Answer {}

    /** The vendor is not to be called. */
    record SwitchedOff() implements Answer {}
  }

  /** Has all threads brought in that the connection's vendor lists. */
  public Answer start(Caller caller, Signature signature, Connection connection) {
    if (vendors.of(connection.vendor()).capabilities().listing() == Listing.NONE) {
      return new Answer.ListsNone(connection.vendor());
    }
    if (!connection.terms().enabled()) {
      return new Answer.SwitchedOff();
    }
    var asked =
        new Pull.Asked(
            caller.organization(),
            connection.id(),
            signature.by(),
            signature.requestId(),
            clock.instant());
    return new Answer.UnderWay(pulls.begin(caller, Pull.begun(new PullId(ids.next()), asked)));
  }

  /** Stops a pull; one that is finished stays as it is. */
  public Optional<Pull> cancel(Caller caller, ConnectionId connection) {
    return pulls.cancel(caller, connection, clock.instant());
  }
}
