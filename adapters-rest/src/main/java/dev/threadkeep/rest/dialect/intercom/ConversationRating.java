package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the contact thought of a conversation. Threads keep no nulls, and Intercom leaves no member
 * out, so those that are missing, or are not what Intercom has there, are put back.
 */
final class ConversationRating {

  /** How many stars there are. */
  private static final int LEAST = 1;

  private static final int MOST = 5;

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
    stored
        .members()
        .forEach(
            (name, value) ->
                fitting(name, value)
                    .ifPresent(fits -> shown.merge(name, fits, ConversationRating::over)));
    return new JsonObject(shown);
  }

  /** Anyone may have written it, and clients read each member as what Intercom says it is. */
  private static Optional<JsonValue> fitting(String name, JsonValue stored) {
    return switch (name) {
      case "created_at", "updated_at" -> whole(stored, 0, Integer.MAX_VALUE);
      case "rating" -> whole(stored, LEAST, MOST);
      case "remark" -> text(stored);
      case "contact", "teammate" -> person(stored);
      default -> Optional.of(stored);
    };
  }

  private static Optional<JsonValue> person(JsonValue stored) {
    if (!(stored instanceof JsonObject(var members))) {
      return Optional.empty();
    }
    var shown = new LinkedHashMap<String, JsonValue>();
    members.forEach(
        (name, value) ->
            (name.equals("id") ? id(value) : text(value)).ifPresent(fits -> shown.put(name, fits)));
    return Optional.of(new JsonObject(shown));
  }

  private static Optional<JsonValue> whole(JsonValue stored, int least, int most) {
    return stored instanceof JsonNumber(var number)
            && number.stripTrailingZeros().scale() <= 0
            && number.compareTo(BigDecimal.valueOf(least)) >= 0
            && number.compareTo(BigDecimal.valueOf(most)) <= 0
        ? Optional.of(new JsonNumber(BigDecimal.valueOf(number.intValueExact())))
        : Optional.empty();
  }

  private static Optional<JsonValue> text(JsonValue stored) {
    return stored instanceof JsonText ? Optional.of(stored) : Optional.empty();
  }

  /** An id is a text to Intercom, and may be kept as a number. */
  private static Optional<JsonValue> id(JsonValue stored) {
    return whole(stored, 0, Integer.MAX_VALUE)
        .<JsonValue>map(number -> new JsonText(number.toString()))
        .or(() -> text(stored));
  }

  private static JsonValue over(JsonValue shape, JsonValue fitting) {
    if (!(shape instanceof JsonObject(var missing)) || !(fitting instanceof JsonObject(var own))) {
      return fitting;
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
