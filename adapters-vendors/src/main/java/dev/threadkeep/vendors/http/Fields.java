package dev.threadkeep.vendors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads single members of what vendors send, who are not always of one mind with their own
 * documents: what has another type than it should counts as absent.
 */
public final class Fields {
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Fields() {}

  /** A text, or a whole number as its digits: ids come as either. Absent where it is blank. */
  public static @Nullable String text(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.asText();
    }
    return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
  }

  /**
   * How a vendor names a thread; nothing where it does not, or by what is kept in another form than
   * the vendor's, under which it could not be asked for it.
   */
  public static Optional<ExternalReference> reference(Vendor vendor, String account, JsonNode id) {
    var text = text(id);
    try {
      return text == null || text.indexOf(Storable.REPLACEMENT) >= 0
          ? Optional.empty()
          : Optional.of(new ExternalReference(vendor, account, text, null));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // longer than any id that we keep
    }
  }

  /** A time, written as RFC 3339 does or in seconds since 1970. */
  public static @Nullable Instant time(JsonNode node) {
    try {
      var time =
          node.isTextual()
              ? OffsetDateTime.parse(node.textValue()).toInstant()
              : node.isIntegralNumber() && node.canConvertToLong()
                  ? Instant.ofEpochSecond(node.longValue())
                  : null;
      return time == null || time.isBefore(Instant.EPOCH) || !time.isBefore(END) ? null : time;
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** When a snooze ends; nothing where it is a time that can be none. */
  public static Optional<SnoozeEnd> snooze(JsonNode until) {
    return until.isMissingNode() || until.isNull()
        ? Optional.of(new SnoozeEnd.NextReply())
        : Optional.ofNullable(time(until)).map(SnoozeEnd.At::new);
  }

  /** The items of an array; none where it is something else. */
  public static List<JsonNode> items(JsonNode array) {
    var items = new ArrayList<JsonNode>();
    if (array.isArray()) {
      array.elements().forEachRemaining(items::add);
    }
    return items;
  }

  /** An object to be kept. */
  public static JsonObject object(JsonNode node) {
    var members = new LinkedHashMap<String, JsonValue>();
    node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
    return new JsonObject(members);
  }

  private static JsonValue value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> new JsonArray(items(node).stream().map(Fields::value).toList());
      case STRING -> new JsonText(node.textValue());
      case NUMBER -> new JsonNumber(node.decimalValue());
      case BOOLEAN -> new JsonBoolean(node.booleanValue());
      case NULL, MISSING, BINARY, POJO -> new JsonNull();
    };
  }
}
