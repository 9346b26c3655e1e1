package dev.threadkeep.application.json;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object member by member. Members that nobody asks for are passed over, so that what
 * a later version wrote can be read.
 *
 * <p>Every method throws {@link IllegalArgumentException} if the member has another type, or is
 * absent where it may not be, or what reads it does so; the message begins with the member's place.
 */
public record ObjectReader(JsonObject object) {
  public String text(String name) {
    return required(name, optionalText(name));
  }

  public @Nullable String optionalText(String name) {
    return switch (member(name)) {
      case null -> null;
      case JsonText(var text) -> text;
      case JsonNumber _, JsonBoolean _, JsonArray _, JsonObject _, JsonNull _ ->
          throw wrongType(name, "a text");
    };
  }

  /** The text read by {@code read}. */
  public <T> T text(String name, Function<String, ? extends T> read) {
    return named(name, text(name), read);
  }

  /** The text read by {@code read}; absent where the member is. */
  public <T> @Nullable T optional(String name, Function<String, ? extends T> read) {
    var text = optionalText(name);
    return text == null ? null : named(name, text, read);
  }

  private static <T> T named(String name, String text, Function<String, ? extends T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException refused) {
      throw UnfitMemberException.of(name, refused);
    }
  }

  public long number(String name) {
    return required(name, optionalNumber(name));
  }

  public @Nullable Long optionalNumber(String name) {
    return switch (member(name)) {
      case null -> null;
      case JsonNumber(var value) -> {
        try {
          yield value.longValueExact();
        } catch (ArithmeticException _) {
          throw UnfitMemberException.of(name, "must be a whole number below 2^63");
        }
      }
      case JsonText _, JsonBoolean _, JsonArray _, JsonObject _, JsonNull _ ->
          throw wrongType(name, "a number");
    };
  }

  /** The number where it is small. */
  public int integer(String name) {
    try {
      return Math.toIntExact(number(name));
    } catch (ArithmeticException _) {
      throw UnfitMemberException.of(name, "must be a whole number below 2^31");
    }
  }

  public Instant time(String name) {
    return required(name, optionalTime(name));
  }

  public @Nullable Instant optionalTime(String name) {
    var text = optionalText(name);
    try {
      return text == null ? null : InstantText.parse(text);
    } catch (DateTimeException _) {
      throw UnfitMemberException.of(name, "must be a time such as 2026-11-20T10:00:00Z");
    }
  }

  /** The boolean; false where the member is absent. */
  public boolean flag(String name) {
    return switch (member(name)) {
      case null -> false;
      case JsonBoolean(var value) -> value;
      case JsonText _, JsonNumber _, JsonArray _, JsonObject _, JsonNull _ ->
          throw wrongType(name, "true or false");
    };
  }

  public JsonObject object(String name) {
    return required(name, optionalObject(name));
  }

  public @Nullable JsonObject optionalObject(String name) {
    return switch (member(name)) {
      case null -> null;
      case JsonObject nested -> nested;
      case JsonText _, JsonNumber _, JsonBoolean _, JsonArray _, JsonNull _ ->
          throw wrongType(name, "an object");
    };
  }

  /** The object read by {@code read}. */
  public <T> T object(String name, ObjectForm<? extends T> read) {
    return named(name, object(name), read);
  }

  /** The object read by {@code read}; an empty one where the member is absent. */
  public <T> T objectOrEmpty(String name, ObjectForm<? extends T> read) {
    var nested = optionalObject(name);
    return named(name, nested == null ? JsonObject.empty() : nested, read);
  }

  /** The object read by {@code read}; absent where the member is. */
  public <T> @Nullable T optionalObject(String name, ObjectForm<? extends T> read) {
    var nested = optionalObject(name);
    return nested == null ? null : named(name, nested, read);
  }

  private static <T> T named(String name, JsonObject nested, ObjectForm<? extends T> read) {
    try {
      return read.read(new ObjectReader(nested));
    } catch (IllegalArgumentException refused) {
      throw UnfitMemberException.of(name, refused);
    }
  }

  /** The texts of an array, each read by {@code read}; none where the member is absent. */
  public <T> List<T> texts(String name, Function<String, ? extends T> read) {
    var all = new ArrayList<T>();
    for (var item : items(name)) {
      if (!(item instanceof JsonText(var text))) {
        throw wrongType(name, "an array of texts");
      }
      all.add(named(name + "/" + all.size(), text, read));
    }
    return List.copyOf(all);
  }

  /** The objects of an array, each read by {@code read}; none where the member is absent. */
  public <T> List<T> objects(String name, ObjectForm<? extends T> read) {
    var all = new ArrayList<T>();
    for (var item : items(name)) {
      if (!(item instanceof JsonObject nested)) {
        throw wrongType(name, "an array of objects");
      }
      all.add(named(name + "/" + all.size(), nested, read));
    }
    return List.copyOf(all);
  }

  /** How something is read from an object. */
  public interface ObjectForm<T> {
    T read(ObjectReader object);
  }

  private List<JsonValue> items(String name) {
    return switch (member(name)) {
      case null -> List.of();
      case JsonArray(var items) -> items;
      case JsonText _, JsonNumber _, JsonBoolean _, JsonObject _, JsonNull _ ->
          throw wrongType(name, "an array");
    };
  }

  /** The member; JSON's null counts as absent. */
  private @Nullable JsonValue member(String name) {
    var value = object.members().get(name);
    return value instanceof JsonNull ? null : value;
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw UnfitMemberException.of(name, "is missing");
    }
    return value;
  }

  private static IllegalArgumentException wrongType(String name, String wanted) {
    return UnfitMemberException.of(name, "must be " + wanted);
  }
}
