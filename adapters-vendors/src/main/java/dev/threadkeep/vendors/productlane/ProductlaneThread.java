package dev.threadkeep.vendors.productlane;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.vendors.http.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads threads as Productlane shows them. */
final class ProductlaneThread {
  static final Vendor PRODUCTLANE = new Vendor("productlane");

  private ProductlaneThread() {}

  /** One of a list. */
  static Optional<VendorThread> listed(JsonNode thread) {
    return Fields.reference(PRODUCTLANE, "", thread.path("id"))
        .flatMap(reference -> of(reference, thread));
  }

  /** The thread of an answer; nothing where it shows none. */
  static Optional<VendorThread> of(ExternalReference reference, JsonNode thread) {
    if (Fields.text(thread.path("id")) == null) {
      return Optional.empty();
    }
    var values = new ArrayList<RegisterValue>();
    status(thread).map(RegisterValue.Status::new).ifPresent(values::add);
    if (thread.has("assignee")) {
      var id = Fields.text(thread.at("/assignee/id"));
      values.add(new RegisterValue.AssignedTo(id == null ? null : new VendorAssignee(null, id)));
    }
    Arrays.stream(Severity.values())
        .filter(severity -> severity.name().equals(thread.path("pain_level").asText()))
        .map(RegisterValue.OfSeverity::new)
        .forEach(values::add);
    if (thread.path("is_read").isBoolean()) {
      values.add(new RegisterValue.BeenRead(thread.path("is_read").booleanValue()));
    }
    if (thread.has("title")) {
      values.add(new RegisterValue.Titled(Fields.text(thread.path("title"))));
    }
    if (thread.path("tags").isArray()) {
      values.add(new RegisterValue.Tagged(tags(thread.path("tags"))));
    }
    if (thread.has("contact")) {
      values.add(new RegisterValue.OfContact(Fields.text(thread.at("/contact/id"))));
    }
    if (thread.has("company")) {
      values.add(new RegisterValue.OfCompany(Fields.text(thread.at("/company/id"))));
    }
    values.add(
        new RegisterValue.Own(
            new ObjectWriter()
                .putText("text", Fields.text(thread.path("text")))
                .putText("ai_draft_html", Fields.text(thread.path("ai_draft_html")))
                .toObject()));
    return Optional.of(new VendorThread(reference, values, Fields.time(thread.path("updated_at"))));
  }

  private static Optional<VendorStatus> status(JsonNode thread) {
    return switch (thread.path("status").asText()) {
      case "open" -> Optional.of(new VendorStatus.Open());
      case "done" -> Optional.of(new VendorStatus.Closed());
      case "snoozed" -> Fields.snooze(thread.path("snoozed_until")).map(VendorStatus.Snoozed::new);
      default -> Optional.empty();
    };
  }

  private static List<VendorTag> tags(JsonNode tags) {
    return Fields.items(tags).stream().flatMap(ProductlaneThread::tag).toList();
  }

  private static Stream<VendorTag> tag(JsonNode tag) {
    var name = Fields.text(tag.path("name"));
    return name == null
        ? Stream.empty()
        : Stream.of(new VendorTag(Fields.text(tag.path("id")), name));
  }
}
