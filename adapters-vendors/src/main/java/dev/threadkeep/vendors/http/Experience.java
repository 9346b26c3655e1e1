package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.Rest.Reason;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.InstantSource;
import java.util.stream.Stream;

/**
 * How a vendor has fared of late over a connection, as that was in one edition. Whoever began a
 * call in an earlier one tells of it to what nobody looks at any more.
 *
 * @param asked while it lasts nobody calls, since the vendor asked for time
 * @param putOff while it lasts there is no point in another change, since one was put off
 */
record Experience(long edition, Fuse fuse, Pause asked, Pause putOff) {

  static Experience none(long edition, InstantSource clock) {
    return new Experience(edition, new Fuse(clock), new Pause(clock), new Pause(clock));
  }

  /** Why and until when the vendor is left alone; what has ended is among it. */
  Stream<Rest> rests(ConnectionId connection, Vendor vendor) {
    return Stream.of(
        new Rest(connection, vendor, edition, Reason.FAILING, fuse.restsUntil()),
        new Rest(connection, vendor, edition, Reason.ASKED_FOR, asked.end()),
        new Rest(connection, vendor, edition, Reason.PUT_OFF, putOff.end()));
  }
}
