package dev.threadkeep.domain.json;

import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;

/**
 * Writes JSON text (RFC 8259, without white space) into one buffer, however deep the value: every
 * stored change is JSON text. Not for several threads at once.
 */
public final class JsonWriting {
  private static final int USUAL_LENGTH = 256;
  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder json;

  /**
   * @param json to which everything is appended
   */
  public JsonWriting(StringBuilder json) {
    this.json = json;
  }

  static String text(JsonValue value) {
    var json = new StringBuilder(USUAL_LENGTH);
    new JsonWriting(json).write(value);
    return json.toString();
  }

  /** Appends any value. */
  public void write(JsonValue value) {
    switch (value) {
      case JsonText text -> write(text.value());
      case JsonObject object -> write(object);
      case JsonArray array -> write(array);
      case JsonNull nothing -> json.append(nothing);
      case JsonBoolean flag -> json.append(flag.value());
      case JsonNumber number -> json.append(number);
    }
  }

  private void write(JsonObject object) {
    json.append('{');
    int start = json.length();
    object
        .members()
        .forEach(
            (name, value) -> {
              separate(start);
              write(name);
              json.append(':');
              write(value);
            });
    json.append('}');
  }

  private void write(JsonArray array) {
    json.append('[');
    int start = json.length();
    for (var item : array.items()) {
      separate(start);
      write(item);
    }
    json.append(']');
  }

  private void separate(int start) {
    if (json.length() > start) {
      json.append(',');
    }
  }

  /** Appends a text, in quotes and with escapes where they are needed. */
  public void write(String text) {
    json.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < FIRST_PRINTABLE || unit == '"' || unit == '\\') {
        json.append(text, written, i);
        escape(unit);
        written = i + 1;
      }
    }
    json.append(text, written, text.length()).append('"');
  }

  private void escape(char unit) {
    switch (unit) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default -> json.append("\\u%04x".formatted((int) unit));
    }
  }
}
