package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.failure.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a thread keeps for one vendor's representation alone. Anyone may have written it, so what
 * has another type than the representation needs counts as not being there.
 */
public record StoredAttributes(JsonObject stored) {

  /** What {@code thread} keeps for the vendor of {@code dialect}. */
  public static StoredAttributes of(ConversationThread thread, Dialect dialect) {
    return new StoredAttributes(
        thread.attributes().value().members().get(dialect.vendor().name())
                instanceof JsonObject object
            ? object
            : JsonObject.empty());
  }

  public @Nullable String text(String name) {
    return stored.members().get(name) instanceof JsonText(var text) ? text : null;
  }

  public @Nullable JsonObject object(String name) {
    return stored.members().get(name) instanceof JsonObject object ? object : null;
  }

  public @Nullable JsonArray array(String name) {
    return stored.members().get(name) instanceof JsonArray array ? array : null;
  }

  /** A number of things: a whole number that is not negative. */
  public @Nullable Integer count(String name) {
    if (!(stored.members().get(name) instanceof JsonNumber(var number)) || number.signum() < 0) {
      return null;
    }
    try {
      return number.intValueExact();
    } catch (ArithmeticException _) {
      return null;
    }
  }

  /** A map of texts; members that are none are left out. */
  public @Nullable Map<String, String> texts(String name) {
    var object = object(name);
    if (object == null) {
      return null;
    }
    var texts = new LinkedHashMap<String, String>();
    object
        .members()
        .forEach(
            (key, value) -> {
              if (value instanceof JsonText(var text)) {
                texts.put(key, text);
              }
            });
    return texts;
  }

  /**
   * Merges {@code members} into what a thread keeps for the dialect's vendor; no members are
   * nothing to do.
   */
  public static List<ThreadCommand> merging(Dialect dialect, JsonObject members) {
    return merging(dialect, members, ThreadCommand.Telling.OF_CHANGES);
  }

  /** The same, which may be told in the thread's history also where it is so already. */
  public static List<ThreadCommand> merging(
      Dialect dialect, JsonObject members, ThreadCommand.Telling telling) {
    return members.members().isEmpty()
        ? List.of()
        : List.of(new ThreadCommand.MergeAttributes(under(dialect, members), telling));
  }

  /**
   * What a new thread keeps for the dialect's vendor. A member that is null is none.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException if it is too large
   */
  public static Attributes first(Dialect dialect, JsonObject members) {
    var attributes = JsonObject.empty().merge(under(dialect, members));
    try {
      return new Attributes(attributes);
    } catch (IllegalArgumentException refused) {
      throw Field.invalid("#", "has too much to keep: " + refused.getMessage());
    }
  }

  /** A map of texts as it is kept; a key without a value is to be removed. */
  public static JsonObject json(Map<String, @Nullable String> texts) {
    var members = new LinkedHashMap<String, JsonValue>();
    texts.forEach(
        (key, text) -> members.put(key, text == null ? new JsonNull() : new JsonText(text)));
    return new JsonObject(members);
  }

  private static JsonObject under(Dialect dialect, JsonObject members) {
    return new JsonObject(Map.of(dialect.vendor().name(), members));
  }
}
