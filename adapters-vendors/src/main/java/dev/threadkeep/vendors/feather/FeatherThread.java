package dev.threadkeep.vendors.feather;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.vendors.http.Fields;
import java.util.List;
import java.util.Optional;

/** Reads threads as Feather shows them. */
final class FeatherThread {
  static final Vendor FEATHER = new Vendor("feather");

  private FeatherThread() {}

  /** The thread of an answer; nothing where it shows none. */
  static Optional<VendorThread> of(ExternalReference reference, JsonNode answer) {
    return read(reference, answer.path("thread"));
  }

  /** One of a list. */
  static Optional<VendorThread> listed(JsonNode thread) {
    return Fields.reference(FEATHER, "", thread.path("id"))
        .flatMap(reference -> read(reference, thread));
  }

  private static Optional<VendorThread> read(ExternalReference reference, JsonNode thread) {
    var active = thread.path("isActive");
    if (!active.isBoolean()) {
      return Optional.empty();
    }
    var closed = !active.booleanValue();
    return Optional.of(
        new VendorThread(
            reference,
            List.of(
                new RegisterValue.Status(
                    closed ? new VendorStatus.Closed() : new VendorStatus.Open()),
                new RegisterValue.ClosedFor(
                    closed ? Fields.text(thread.path("closedReason")) : null, null),
                new RegisterValue.Own(
                    new ObjectWriter()
                        .put("metadata", Fields.object(thread.path("metadata")))
                        .put("variables", Fields.object(thread.path("variables")))
                        .toObject())),
            Fields.time(thread.path("updatedAt"))));
  }
}
