package dev.threadkeep.vendors.feather;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.util.LinkedHashMap;
import java.util.List;

/** Feather's maps hold texts, and take new members in without letting any go. */
final class FeatherMaps {
  private static final List<String> NAMES = List.of("metadata", "variables");

  private FeatherMaps() {}

  /** What of our thread's members Feather is told; no map that there is nothing for. */
  static JsonObject of(JsonObject members) {
    var maps = JsonObject.builder();
    for (var name : NAMES) {
      if (members.members().get(name) instanceof JsonObject entries) {
        var texts = texts(entries);
        if (!texts.members().isEmpty()) {
          maps.put(name, texts);
        }
      }
    }
    return maps.build();
  }

  private static JsonObject texts(JsonObject entries) {
    var texts = new LinkedHashMap<String, JsonValue>();
    entries
        .members()
        .forEach(
            (key, value) -> {
              if (!(value instanceof JsonNull)) {
                texts.put(key, value instanceof JsonText ? value : new JsonText(value.toString()));
              }
            });
    return new JsonObject(texts);
  }
}
