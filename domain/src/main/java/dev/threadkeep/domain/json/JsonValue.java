package dev.threadkeep.domain.json;

import dev.threadkeep.domain.internal.Texts;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value (RFC 8259). {@link Object#toString()} of each is its JSON text, without white space.
 */
public sealed interface JsonValue {

  /** How many objects and arrays lie inside each other here; 0 for a plain value. */
  int depth();

  /** JSON's {@code null}. */
  record JsonNull() implements JsonValue {
    @Override
    public int depth() {
      return 0;
    }

    @Override
    public String toString() {
      return "null";
    }
  }

  /** {@code true} or {@code false}. */
  record JsonBoolean(boolean value) implements JsonValue {
    @Override
    public int depth() {
      return 0;
    }

    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** A number. Written in another way it is the same number, so {@code 1.0} equals {@code 1}. */
  record JsonNumber(BigDecimal value) implements JsonValue {
    /** More digits than any number that means something; keeps one value from filling memory. */
    private static final int MOST_DIGITS = 1_000;

    public JsonNumber {
      value = value.stripTrailingZeros();
      if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
        throw new IllegalArgumentException(
            "a number must have at most %d digits".formatted(MOST_DIGITS));
      }
    }

    public JsonNumber(long value) {
      this(BigDecimal.valueOf(value));
    }

    @Override
    public int depth() {
      return 0;
    }

    @Override
    public String toString() {
      return Math.abs(value.scale()) <= 20 ? value.toPlainString() : value.toString();
    }
  }

  /** A string. */
  record JsonText(String value) implements JsonValue {
    public JsonText {
      Texts.storable("a text", value);
    }

    @Override
    public int depth() {
      return 0;
    }

    @Override
    public String toString() {
      return JsonWriting.text(this);
    }
  }

  /** An array. */
  record JsonArray(List<JsonValue> items) implements JsonValue {
    public JsonArray {
      items = List.copyOf(items);
    }

    @Override
    public int depth() {
      return 1 + items.stream().mapToInt(JsonValue::depth).max().orElse(0);
    }

    @Override
    public String toString() {
      return JsonWriting.text(this);
    }
  }

  /** An object. Keeps the order of its members; equality does not regard it. */
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    private static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
      if (!(members instanceof Owned)) {
        members.keySet().forEach(name -> Texts.storable("a name", name));
        members = new LinkedHashMap<>(members);
      }
      members = Collections.unmodifiableMap(members);
    }

    /** Members that a builder has looked at and nobody else holds, so that no copy is needed. */
    private static final class Owned extends LinkedHashMap<String, JsonValue> {
      private static final long serialVersionUID = 1L;
    }

    /** For an object that is put together member by member. */
    public static Builder builder() {
      return new Builder();
    }

    /** Puts an object together; gives it away once, without copying it. */
    public static final class Builder {
      private Owned members = new Owned();

      private Builder() {}

      /**
       * Adds a member.
       *
       * @return whether there was none of that name; else it has the new value
       * @throws IllegalArgumentException if the name cannot be stored
       */
      public boolean put(String name, JsonValue value) {
        return members.put(Texts.storable("a name", name), value) == null;
      }

      /** The object. The builder begins anew. */
      public JsonObject build() {
        var built = new JsonObject(members);
        members = new Owned();
        return built;
      }
    }

    public static JsonObject empty() {
      return EMPTY;
    }

    @Override
    public int depth() {
      return 1 + members.values().stream().mapToInt(JsonValue::depth).max().orElse(0);
    }

    /**
     * This object with {@code patch} applied as a JSON merge patch (RFC 7396): a member of {@code
     * null} removes, an object merges, everything else replaces.
     */
    public JsonObject merge(JsonObject patch) {
      var merged = new LinkedHashMap<>(members);
      patch.members.forEach(
          (name, value) -> {
            if (value instanceof JsonNull) {
              merged.remove(name);
            } else if (value instanceof JsonObject object) {
              var target = merged.get(name) instanceof JsonObject current ? current : EMPTY;
              merged.put(name, target.merge(object));
            } else {
              merged.put(name, value);
            }
          });
      return new JsonObject(merged);
    }

    @Override
    public String toString() {
      return JsonWriting.text(this);
    }
  }
}
