package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import java.util.List;

/** Streams of one connection that go together: one, or as many as the vendor takes in one call. */
record Convoy(
    DueConnection connection,
    VendorBackend backend,
    VendorAccess access,
    Lease lease,
    List<LeasedStream> streams) {
  Convoy {
    streams = List.copyOf(streams);
  }
}
