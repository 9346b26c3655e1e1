package dev.threadkeep.vendors.contactship;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.vendors.http.Fields;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads threads as Contactship shows them. */
final class ContactshipThread {
  static final Vendor CONTACTSHIP = new Vendor("contactship");

  private ContactshipThread() {}

  /** The thread of an answer; nothing where it shows none. */
  static Optional<VendorThread> of(ExternalReference reference, JsonNode thread) {
    if (Fields.text(thread.path("id")) == null) {
      return Optional.empty();
    }
    var values = new ArrayList<RegisterValue>();
    var status = status(thread.path("status").asText());
    if (status != null) {
      values.add(new RegisterValue.Status(status));
    }
    if (thread.has("assignee")) {
      values.add(new RegisterValue.AssignedTo(assignee(thread)));
    }
    if (thread.has("contact_id")) {
      values.add(new RegisterValue.OfContact(Fields.text(thread.path("contact_id"))));
    }
    return Optional.of(new VendorThread(reference, values, Fields.time(thread.path("updated_at"))));
  }

  /** Contactship has "common values"; what another means nobody knows. */
  private static @Nullable VendorStatus status(String word) {
    return switch (word) {
      case "open" -> new VendorStatus.Open();
      case "closed" -> new VendorStatus.Closed();
      default -> null;
    };
  }

  private static @Nullable VendorAssignee assignee(JsonNode thread) {
    var id = Fields.text(thread.path("assignee"));
    if (id == null) {
      return null;
    }
    return new VendorAssignee(
        switch (thread.path("assignee_type").asText()) {
          case "agent" -> VendorAssignee.Kind.AGENT;
          case "user" -> VendorAssignee.Kind.USER;
          default -> null;
        },
        id);
  }
}
