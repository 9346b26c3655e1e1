package dev.threadkeep.vendors.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.vendors.http.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads conversations as Intercom shows them, in any of its versions: ids come as numbers or texts,
 * lists as arrays or as objects around them.
 */
final class IntercomConversation {
  static final Vendor INTERCOM = new Vendor("intercom");

  private static final String NOBODY = "0";

  private IntercomConversation() {}

  /** One of a list. */
  static Optional<VendorThread> listed(ReasonPlace place, JsonNode conversation) {
    return Fields.reference(INTERCOM, "", conversation.path("id"))
        .flatMap(reference -> of(reference, place, conversation));
  }

  /** The conversation of an answer; nothing where it shows none. */
  static Optional<VendorThread> of(
      ExternalReference reference, ReasonPlace place, JsonNode conversation) {
    if (Fields.text(conversation.path("id")) == null || !conversation.has("state")) {
      return Optional.empty();
    }
    var values = new ArrayList<RegisterValue>();
    status(conversation).map(RegisterValue.Status::new).ifPresent(values::add);
    if (place instanceof ReasonPlace.CustomAttribute(var name)) {
      values.add(
          new RegisterValue.ClosedFor(
              Fields.text(conversation.path("custom_attributes").path(name)), null));
    }
    if (conversation.has("admin_assignee_id")) {
      var id = holder(conversation.path("admin_assignee_id"));
      values.add(new RegisterValue.AssignedTo(id == null ? null : new VendorAssignee(null, id)));
    }
    if (conversation.has("team_assignee_id")) {
      values.add(new RegisterValue.InTeam(holder(conversation.path("team_assignee_id"))));
    }
    important(conversation).map(RegisterValue.Important::new).ifPresent(values::add);
    if (conversation.path("read").isBoolean()) {
      values.add(new RegisterValue.BeenRead(conversation.path("read").booleanValue()));
    }
    if (conversation.has("title")) {
      values.add(new RegisterValue.Titled(Fields.text(conversation.path("title"))));
    }
    if (conversation.has("tags")) {
      values.add(new RegisterValue.Tagged(tags(conversation)));
    }
    if (conversation.has("contacts")) {
      values.add(
          new RegisterValue.OfContact(
              items(conversation, "contacts").stream()
                  .findFirst()
                  .map(contact -> Fields.text(contact.path("id")))
                  .orElse(null)));
    }
    if (conversation.path("custom_attributes").isObject()) {
      values.add(
          new RegisterValue.Own(
              new ObjectWriter()
                  .put("custom_attributes", Fields.object(conversation.path("custom_attributes")))
                  .toObject()));
    }
    return Optional.of(
        new VendorThread(reference, values, Fields.time(conversation.path("updated_at"))));
  }

  /** What Intercom calls the newest part of this type. */
  static @Nullable String lastPart(String type, JsonNode conversation) {
    return Fields.items(conversation.at("/conversation_parts/conversation_parts"))
        .reversed()
        .stream()
        .filter(part -> part.path("part_type").asText().equals(type))
        .findFirst()
        .map(part -> Fields.text(part.path("id")))
        .orElse(null);
  }

  private static Optional<VendorStatus> status(JsonNode conversation) {
    return switch (conversation.path("state").asText()) {
      case "open" -> Optional.of(new VendorStatus.Open());
      case "closed" -> Optional.of(new VendorStatus.Closed());
      case "snoozed" ->
          Fields.snooze(conversation.path("snoozed_until")).map(VendorStatus.Snoozed::new);
      default -> Optional.empty();
    };
  }

  /** Nobody is nothing in older versions and 0 in newer ones. */
  private static @Nullable String holder(JsonNode node) {
    var id = Fields.text(node);
    return NOBODY.equals(id) ? null : id;
  }

  private static Optional<Boolean> important(JsonNode conversation) {
    return switch (conversation.path("priority").asText()) {
      case "priority", "high", "urgent" -> Optional.of(true);
      case "not_priority", "none", "low", "medium" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static List<VendorTag> tags(JsonNode conversation) {
    return items(conversation, "tags").stream().flatMap(IntercomConversation::tag).toList();
  }

  private static Stream<VendorTag> tag(JsonNode tag) {
    var name = Fields.text(tag.path("name"));
    return name == null
        ? Stream.empty()
        : Stream.of(new VendorTag(Fields.text(tag.path("id")), name));
  }

  /** {@code "tags": {"tags": […]}}, as is usual, or {@code "tags": […]}, as once documented. */
  static List<JsonNode> items(JsonNode conversation, String name) {
    var list = conversation.path(name);
    return Fields.items(list.isArray() ? list : list.path(name));
  }
}
