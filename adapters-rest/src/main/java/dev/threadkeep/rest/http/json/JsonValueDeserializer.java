package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

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
      return (T) value(parser);
    } catch (IllegalArgumentException refused) {
      throw JsonMappingException.from(parser, "a value that cannot be kept", refused);
    }
  }

  // JsonScan has bounded how deep this goes.
  private static JsonValue value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonText(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      case VALUE_NULL -> new JsonNull();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + parser.currentToken());
    };
  }

  private static JsonObject object(JsonParser parser) throws IOException {
    var members = new LinkedHashMap<String, JsonValue>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new JsonObject(members);
  }

  private static JsonArray array(JsonParser parser) throws IOException {
    var items = new ArrayList<JsonValue>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new JsonArray(items);
  }
}
