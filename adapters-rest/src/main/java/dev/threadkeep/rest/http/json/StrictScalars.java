package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Values that Jackson would take in more spellings than we want to promise. */
final class StrictScalars extends SimpleModule {

  private static final long serialVersionUID = 1L;

  private static final Pattern UUID_SHAPE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  StrictScalars() {
    addDeserializer(Instant.class, new FromText<>(Instant.class, Rfc3339::parse));
    addDeserializer(UUID.class, new FromText<>(UUID.class, StrictScalars::uuid));
    addDeserializer(Patch.class, new PatchDeserializer());
    addDeserializer(JsonObject.class, JsonValueDeserializer.ofObjects());
    addDeserializer(JsonArray.class, JsonValueDeserializer.ofArrays());
  }

  private static Optional<UUID> uuid(String text) {
    return UUID_SHAPE.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  private static final class FromText<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<String, Optional<T>> parse;

    FromText(Class<T> type, Function<String, Optional<T>> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked") // handedType is the class given to the constructor
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (T) context.handleUnexpectedToken(handledType(), parser);
      }
      var text = parser.getText();
      var value = parse.apply(text);
      return value.isPresent()
          ? value.get()
          : (T) context.handleWeirdStringValue(handledType(), text, "not such a value");
    }
  }
}
