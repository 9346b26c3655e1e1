package dev.threadkeep.application.json;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object member by member. What is absent is left out. */
public final class ObjectWriter {
  private final JsonObject.Builder members = JsonObject.builder();

  public ObjectWriter put(String name, @Nullable JsonValue value) {
    if (value != null) {
      members.put(name, value);
    }
    return this;
  }

  /** Puts the value's {@code toString} as a text. */
  public ObjectWriter putText(String name, @Nullable Object value) {
    return put(name, value == null ? null : new JsonText(ValueText.of(value)));
  }

  public ObjectWriter putNumber(String name, long value) {
    return put(name, new JsonNumber(value));
  }

  public ObjectWriter putBoolean(String name, boolean value) {
    return put(name, new JsonBoolean(value));
  }

  public <T> ObjectWriter putAll(
      String name, Collection<T> values, Function<? super T, ? extends JsonValue> write) {
    return put(name, new JsonArray(values.stream().<JsonValue>map(write).toList()));
  }

  public JsonObject toObject() {
    return members.build();
  }
}
