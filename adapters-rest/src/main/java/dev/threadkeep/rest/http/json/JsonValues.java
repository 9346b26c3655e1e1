package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.io.IOException;
import java.util.ArrayList;

/** JSON of whatever shape as values. Somebody else has bounded how deep it goes. */
final class JsonValues {

  private JsonValues() {}

  /**
   * The value that begins where the parser stands.
   *
   * @throws IllegalArgumentException if it cannot be kept
   */
  static JsonValue read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonText(parser.getText());
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      case VALUE_NULL -> new JsonNull();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + parser.currentToken());
    };
  }

  /** Nearly all are small, and decimals take time to make. */
  private static JsonNumber whole(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> new JsonNumber(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> number(parser);
    };
  }

  private static JsonNumber number(JsonParser parser) throws IOException {
    try {
      return new JsonNumber(parser.getDecimalValue());
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("a number has too large an exponent");
    }
  }

  private static JsonObject object(JsonParser parser) throws IOException {
    var members = JsonObject.builder();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (!members.put(name, read(parser))) {
        throw new IllegalArgumentException("%s is there twice".formatted(name));
      }
    }
    return members.build();
  }

  private static JsonArray array(JsonParser parser) throws IOException {
    var items = new ArrayList<JsonValue>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(parser));
    }
    return new JsonArray(items);
  }
}
