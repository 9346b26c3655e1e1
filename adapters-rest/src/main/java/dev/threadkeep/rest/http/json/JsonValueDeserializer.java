package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.io.IOException;

/** Reads a JSON object or array of whatever shape, to be kept as it is. */
final class JsonValueDeserializer<T extends JsonValue> extends StdDeserializer<T> {

  private static final long serialVersionUID = 1L;

  private final JsonToken start;

  private JsonValueDeserializer(Class<T> type, JsonToken start) {
    super(type);
    this.start = start;
  }

  static JsonValueDeserializer<JsonObject> ofObjects() {
    return new JsonValueDeserializer<>(JsonObject.class, JsonToken.START_OBJECT);
  }

  static JsonValueDeserializer<JsonArray> ofArrays() {
    return new JsonValueDeserializer<>(JsonArray.class, JsonToken.START_ARRAY);
  }

  @Override
  @SuppressWarnings("unchecked") // handledType is the class given to the constructor
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(start)) {
      return (T) context.handleUnexpectedToken(handledType(), parser);
    }
    try {
      return (T) JsonValues.read(parser); // JsonScan has bounded how deep this goes
    } catch (IllegalArgumentException refused) {
      throw JsonMappingException.from(parser, "a value that cannot be kept", refused);
    }
  }
}
