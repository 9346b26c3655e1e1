package dev.threadkeep.application.outbox;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Those of a vendor's own attributes that were changed: members, and members of members. What lies
 * deeper goes as a whole, since vendors take their maps of attributes member by member.
 */
final class ChangedMembers {
  private ChangedMembers() {}

  /** Those that merge patches (RFC 7396) name, as they are now; null for those that are gone. */
  static JsonObject of(JsonObject now, List<JsonObject> patches) {
    var named = new LinkedHashMap<String, JsonValue>();
    for (var patch : patches) {
      patch.members().forEach((name, part) -> named.merge(name, part, ChangedMembers::both));
    }
    var changed = JsonObject.builder();
    named.forEach((name, part) -> changed.put(name, changed(part, now.members().get(name))));
    return changed.build();
  }

  /** Once one of them was about the whole, so are all. */
  private static JsonValue both(JsonValue one, JsonValue other) {
    if (!(one instanceof JsonObject(var some))) {
      return one;
    }
    if (!(other instanceof JsonObject(var more))) {
      return other;
    }
    var all = new LinkedHashMap<>(some);
    all.putAll(more);
    return new JsonObject(all);
  }

  private static JsonValue changed(JsonValue named, @Nullable JsonValue now) {
    if (!(named instanceof JsonObject(var names) && now instanceof JsonObject(var held))) {
      return orGone(now);
    }
    var changed = JsonObject.builder();
    names.keySet().forEach(name -> changed.put(name, orGone(held.get(name))));
    return changed.build();
  }

  private static JsonValue orGone(@Nullable JsonValue value) {
    return Objects.requireNonNullElseGet(value, JsonNull::new);
  }

  /**
   * What a vendor shows of what it was told, and of nothing else: that may be its own doing, which
   * nobody here has seen yet.
   */
  static JsonObject seen(JsonObject told, JsonObject shown) {
    var seen = JsonObject.builder();
    told.members()
        .forEach(
            (name, value) -> {
              var there = shown.members().get(name);
              if (value instanceof JsonObject part && there instanceof JsonObject whole) {
                seen.put(name, seen(part, whole));
              } else if (there != null || value instanceof JsonNull) {
                seen.put(name, orGone(there));
              }
            });
    return seen.build();
  }
}
