package dev.threadkeep.application.json;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object member by member. Members that nobody asks for are passed over, so that what
 * a later version wrote can be read.
 *
 * <p>Every method throws {@link IllegalArgumentException} if the member has another type, or is
 * absent where it may not be.
 */
public record ObjectReader(JsonObject object) {
  /** How reasons begin that leave it to others to say of what. */
  private static final String MUST = "must ";

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

  /** What is wrong with a value is told with the name of the member that has it. */
  private static <T> T named(String name, String text, Function<String, ? extends T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException refused) {
      var why = String.valueOf(refused.getMessage());
      throw why.startsWith(MUST)
          ? new IllegalArgumentException(name + " " + why, refused)
          : refused;
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
        } catch (ArithmeticException e) {
          throw new IllegalArgumentException(
              "%s must be a whole number below 2^63".formatted(name), e);
        }
      }
      case JsonText _, JsonBoolean _, JsonArray _, JsonObject _, JsonNull _ ->
          throw wrongType(name, "a number");
    };
  }

  /**
   * The time.
   *
   * @throws java.time.DateTimeException if it is none
   */
  public Instant time(String name) {
    return InstantText.parse(text(name));
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

  /** The object read by {@code read}; absent where the member is. */
  public <T> @Nullable T optionalObject(String name, ObjectForm<? extends T> read) {
    var nested = optionalObject(name);
    return nested == null ? null : read.read(new ObjectReader(nested));
  }

  /** The texts of an array, each read by {@code read}; none where the member is absent. */
  public <T> List<T> texts(String name, Function<String, ? extends T> read) {
    return items(name).stream()
        .<T>map(
            item -> {
              if (item instanceof JsonText(var text)) {
                return named(name, text, read);
              }
              throw wrongType(name, "an array of texts");
            })
        .toList();
  }

  /** The objects of an array, each read by {@code read}; none where the member is absent. */
  public <T> List<T> objects(String name, ObjectForm<? extends T> read) {
    return items(name).stream()
        .<T>map(
            item -> {
              if (item instanceof JsonObject nested) {
                return read.read(new ObjectReader(nested));
              }
              throw wrongType(name, "an array of objects");
            })
        .toList();
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
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static IllegalArgumentException wrongType(String name, String wanted) {
    return new IllegalArgumentException("%s must be %s".formatted(name, wanted));
  }
}
