package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.rest.http.failure.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a request. Intercom's clients send ids and times as numbers or as text, and fields
 * of other versions, which are overlooked; null says as much as nothing.
 *
 * @param within where it stands in the body: {@code ""}, or {@code "from/"}
 */
record IntercomFields(JsonObject object, String within) {

  private static final Pattern WHOLE = Pattern.compile("\\d{1,12}");

  /** The last second of the year 9999, which is the last that is kept. */
  private static final long LAST_SECOND = 253_402_300_799L;

  /** The first number that has more digits than any id. */
  private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(18);

  IntercomFields(JsonObject object) {
    this(object, "");
  }

  Optional<String> text(String name) {
    return switch (member(name)) {
      case null -> Optional.empty();
      case JsonText(var text) -> Optional.of(text);
      case JsonValue _ -> throw wrong(name, "must be a string");
    };
  }

  /** A text that says something. */
  Optional<String> words(String name) {
    return text(name).filter(text -> !text.isEmpty());
  }

  /** The same of a text that people are to read. */
  Optional<String> speech(String name) {
    return text(name).filter(text -> !Markup.isEmpty(text));
  }

  Optional<String> id(String name) {
    return switch (member(name)) {
      case null -> Optional.empty();
      case JsonText(var text) -> Optional.of(text);
      case JsonNumber(var number) when isWhole(number) ->
          Optional.of(number.toBigInteger().toString());
      case JsonNumber(var number) when number.scale() <= 0 ->
          throw wrong(
              name,
              "must be a string or a whole number from -%1$s to %1$s"
                  .formatted(TOO_LARGE.subtract(BigInteger.ONE)));
      case JsonValue _ -> throw wrong(name, "must be a string or a whole number");
    };
  }

  String requiredId(String name) {
    return id(name).orElseThrow(() -> IntercomFailure.missing(within + name));
  }

  /** A time in seconds since 1970; 0 is what some clients send for none. */
  Optional<Instant> time(String name) {
    return id(name)
        .filter(text -> !text.isEmpty())
        .map(text -> seconds(name, text))
        .filter(seconds -> seconds != 0)
        .map(seconds -> Instant.ofEpochSecond(seconds));
  }

  Optional<Boolean> flag(String name) {
    return switch (member(name)) {
      case null -> Optional.empty();
      case JsonBoolean(var flag) -> Optional.of(flag);
      case JsonValue _ -> throw wrong(name, "must be true or false");
    };
  }

  Optional<JsonObject> nested(String name) {
    return switch (member(name)) {
      case null -> Optional.empty();
      case JsonObject nested -> Optional.of(nested);
      case JsonValue _ -> throw wrong(name, "must be an object");
    };
  }

  Optional<IntercomFields> fields(String name) {
    return nested(name).map(nested -> new IntercomFields(nested, within + name + "/"));
  }

  /** Whether it is there, be it null. */
  boolean has(String name) {
    return object.members().containsKey(name);
  }

  private @Nullable JsonValue member(String name) {
    var value = object.members().get(name);
    return value instanceof JsonNull ? null : value;
  }

  private long seconds(String name, String text) {
    if (WHOLE.matcher(text).matches() && Long.parseLong(text) <= LAST_SECOND) {
      return Long.parseLong(text);
    }
    throw wrong(name, "must be a time in seconds since 1970");
  }

  private static boolean isWhole(BigDecimal number) {
    return number.scale() <= 0 && number.abs().compareTo(new BigDecimal(TOO_LARGE)) < 0;
  }

  private RuntimeException wrong(String name, String detail) {
    return Field.invalid("#/" + within + name, detail);
  }
}
