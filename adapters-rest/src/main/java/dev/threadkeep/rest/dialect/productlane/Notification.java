package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import java.util.Map;

/** Whom to tell of a write on the side. Nobody is told here; that it was asked for is kept. */
record Notification(Patch<Boolean> slack, Patch<Boolean> email) {

  /** Both members, so that what was asked for before is replaced as a whole. */
  JsonObject toStored() {
    return new JsonObject(Map.of("slack", json("slack", slack), "email", json("email", email)));
  }

  private static JsonValue json(String name, Patch<Boolean> wanted) {
    return switch (wanted) {
      case Patch.Absent<Boolean>() -> new JsonNull();
      case Patch.Null<Boolean>() -> throw Field.invalid("#/notify/" + name, "must not be null");
      case Patch.Value<Boolean>(var value) -> new JsonBoolean(value);
    };
  }
}
