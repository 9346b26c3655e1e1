package dev.threadkeep.vendors.contextgpt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.vendors.http.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reads threads as ContextGPT shows them. */
final class ContextgptThread {
  static final Vendor CONTEXTGPT = new Vendor("contextgpt");

  private ContextgptThread() {}

  /** One of a list. */
  static Optional<VendorThread> of(String chatbot, JsonNode thread) {
    return Fields.reference(CONTEXTGPT, chatbot, thread.path("id"))
        .flatMap(reference -> of(reference, thread));
  }

  /** The thread, unless nothing in it tells what state it is in. */
  static Optional<VendorThread> of(ExternalReference reference, JsonNode thread) {
    var values = new ArrayList<RegisterValue>();
    put(values, thread.path("resolved"), ContextgptThread::status);
    put(values, thread.path("escalated"), RegisterValue.Escalated::new);
    put(values, thread.path("important"), RegisterValue.Important::new);
    put(values, thread.path("archived"), RegisterValue.Archived::new);
    if (thread.has("title")) {
      values.add(new RegisterValue.Titled(Fields.text(thread.path("title"))));
    }
    if (thread.path("tags").isArray()) {
      values.add(new RegisterValue.Tagged(tags(thread.path("tags"))));
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new VendorThread(reference, values, Fields.time(thread.path("updatedAt"))));
  }

  private static RegisterValue status(boolean resolved) {
    return new RegisterValue.Status(resolved ? new VendorStatus.Closed() : new VendorStatus.Open());
  }

  private static void put(
      List<RegisterValue> values, JsonNode flag, Function<Boolean, RegisterValue> read) {
    if (flag.isBoolean()) {
      values.add(read.apply(flag.booleanValue()));
    }
  }

  private static List<VendorTag> tags(JsonNode tags) {
    return Fields.items(tags).stream()
        .map(Fields::text)
        .filter(Objects::nonNull)
        .map(name -> new VendorTag(null, name))
        .toList();
  }
}
