package dev.threadkeep.application.transfer;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members that were read over, at whatever depth: given, but not written again. */
final class Lost {
  private Lost() {}

  /** The place of the first such member below {@code given}; absent where there is none. */
  static @Nullable String between(JsonObject given, JsonObject written) {
    for (var member : given.members().entrySet()) {
      var name = member.getKey();
      var value = member.getValue();
      if (!(value instanceof JsonNull)) {
        var kept = written.members().get(name);
        if (kept == null) {
          return name;
        }
        var below = below(value, kept);
        if (below != null) {
          return name + "/" + below;
        }
      }
    }
    return null;
  }

  private static @Nullable String below(JsonValue given, JsonValue kept) {
    return switch (given) {
      case JsonObject object -> kept instanceof JsonObject its ? between(object, its) : null;
      case JsonArray(var items) -> kept instanceof JsonArray(var its) ? within(items, its) : null;
      case JsonText _, JsonNumber _, JsonBoolean _, JsonNull _ -> null;
    };
  }

  /** What is written may have an order of its own. */
  private static @Nullable String within(List<JsonValue> given, List<JsonValue> kept) {
    for (int position = 0; position < given.size(); position++) {
      var item = given.get(position);
      String lost = position < kept.size() ? below(item, kept.get(position)) : null;
      if (lost != null && kept.stream().allMatch(other -> below(item, other) != null)) {
        return position + "/" + lost;
      }
    }
    return null;
  }
}
