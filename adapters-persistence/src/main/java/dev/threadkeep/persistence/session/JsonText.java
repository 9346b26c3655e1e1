package dev.threadkeep.persistence.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.threadkeep.domain.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;

/** Reads JSON text that this service wrote; the domain's values write themselves. */
public final class JsonText {
  /** What was stored had its limits checked when it was made; the parser need not guess others. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Each request has a thread of its own, so buffers kept by threads go to waste.
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(10_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonText() {}

  /**
   * The value that {@code text} is.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  public static JsonValue parse(String text) {
    try (var parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return value(parser);
    } catch (IOException malformed) {
      throw new IllegalArgumentException("stored JSON cannot be read", malformed);
    }
  }

  private static JsonValue value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IllegalArgumentException("stored JSON ends too early");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonValue.JsonText(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new JsonValue.JsonNumber(parser.getDecimalValue());
      case VALUE_TRUE -> new JsonValue.JsonBoolean(true);
      case VALUE_FALSE -> new JsonValue.JsonBoolean(false);
      case VALUE_NULL -> new JsonValue.JsonNull();
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalArgumentException("stored JSON has " + token + " where a value starts");
    };
  }

  private static JsonValue object(JsonParser parser) throws IOException {
    var members = JsonValue.JsonObject.builder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members.build();
  }

  private static JsonValue array(JsonParser parser) throws IOException {
    var items = new ArrayList<JsonValue>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new JsonValue.JsonArray(items);
  }
}
