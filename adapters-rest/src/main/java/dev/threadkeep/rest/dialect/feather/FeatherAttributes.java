package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.thread.Attributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a thread keeps for Feather's representation alone. Anyone may have written it, so what has
 * another shape than Feather's counts as not being there.
 */
record FeatherAttributes(JsonObject stored) {

  static FeatherAttributes of(Attributes attributes) {
    return new FeatherAttributes(
        attributes.value().members().get(Feather.VENDOR.name()) instanceof JsonObject object
            ? object
            : JsonObject.empty());
  }

  @Nullable String text(String name) {
    return stored.members().get(name) instanceof JsonText(var text) ? text : null;
  }

  /** A map of texts; members that are none are left out. */
  @Nullable Map<String, String> texts(String name) {
    if (!(stored.members().get(name) instanceof JsonObject(var members))) {
      return null;
    }
    var texts = new LinkedHashMap<String, String>();
    members.forEach(
        (key, value) -> {
          if (value instanceof JsonText(var text)) {
            texts.put(key, text);
          }
        });
    return texts;
  }
}
