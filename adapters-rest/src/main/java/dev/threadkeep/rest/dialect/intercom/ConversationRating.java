package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the contact thought of a conversation. Threads keep no nulls, and Intercom leaves no member
 * out, so those that are missing are put back.
 */
final class ConversationRating {

  private static final List<String> PERSON = List.of("id", "type");

  private ConversationRating() {}

  static @Nullable JsonObject of(@Nullable JsonObject stored) {
    if (stored == null) {
      return null;
    }
    var shown = new LinkedHashMap<String, JsonValue>();
    shown.put("created_at", new JsonNull());
    shown.put("contact", nulls(PERSON));
    shown.put("rating", new JsonNull());
    shown.put("remark", new JsonNull());
    shown.put("teammate", nulls(List.of("id", "type", "name", "email")));
    stored.members().forEach((name, value) -> shown.merge(name, value, ConversationRating::over));
    return new JsonObject(shown);
  }

  private static JsonValue over(JsonValue shape, JsonValue stored) {
    if (!(shape instanceof JsonObject(var missing)) || !(stored instanceof JsonObject(var own))) {
      return stored;
    }
    var both = new LinkedHashMap<>(missing);
    both.putAll(own);
    return new JsonObject(both);
  }

  private static JsonObject nulls(List<String> names) {
    var members = new LinkedHashMap<String, JsonValue>();
    names.forEach(name -> members.put(name, new JsonNull()));
    return new JsonObject(members);
  }
}
