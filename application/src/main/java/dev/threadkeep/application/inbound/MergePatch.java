package dev.threadkeep.application.inbound;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds merge patches (RFC 7396). */
final class MergePatch {
  private MergePatch() {}

  /** What gives {@code held} the members in which {@code after} differs from {@code before}. */
  static JsonObject of(JsonObject before, JsonObject after, JsonObject held) {
    var names = new LinkedHashSet<>(after.members().keySet());
    names.addAll(before.members().keySet());
    var patch = new LinkedHashMap<String, JsonValue>();
    for (var name : names) {
      var known = present(before.members().get(name));
      var next = present(after.members().get(name));
      if (!Objects.equals(known, next)) {
        put(patch, name, known, present(held.members().get(name)), next);
      }
    }
    return new JsonObject(patch);
  }

  private static void put(
      Map<String, JsonValue> patch,
      String name,
      @Nullable JsonValue known,
      @Nullable JsonValue from,
      @Nullable JsonValue to) {
    if (Objects.equals(from, to) || (from == null && isNothing(to))) {
      return;
    }
    if (to == null) {
      patch.put(name, new JsonNull());
    } else if (from instanceof JsonObject one && to instanceof JsonObject other) {
      var inside = of(known instanceof JsonObject there ? there : JsonObject.empty(), other, one);
      if (!inside.members().isEmpty()) {
        patch.put(name, inside);
      }
    } else {
      patch.put(name, to);
    }
  }

  /** Whether nothing is in it, however deep: what would become of nothing is as good as nothing. */
  private static boolean isNothing(@Nullable JsonValue value) {
    return value instanceof JsonNull
        || (value instanceof JsonObject(var members)
            && members.values().stream().allMatch(MergePatch::isNothing));
  }

  /** In a patch null is for what is not there. */
  private static @Nullable JsonValue present(@Nullable JsonValue value) {
    return value instanceof JsonNull ? null : value;
  }
}
