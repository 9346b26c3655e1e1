package dev.threadkeep.vendors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what vendors send, of whatever shape, as something that any store can keep: one odd value
 * must not make everything else in the same answer unreadable.
 */
final class Json {
  /** What lies deeper is left out. */
  private static final int DEEPEST = 100;

  /** What lies so deep is no answer. */
  private static final int ABYSS = 10_000;

  /** A number that takes more characters is left out. */
  private static final int LONGEST_NUMBER = 1_000;

  /** A member whose name has more characters is left out: no import would take it. */
  private static final int LONGEST_NAME = 4_096;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(ABYSS)
                  .maxNumberLength(VendorHttp.LARGEST_ANSWER)
                  .maxNameLength(VendorHttp.LARGEST_ANSWER)
                  .build())
          .build();

  private Json() {}

  static Optional<JsonNode> read(String text) {
    try (var parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      var value = Optional.ofNullable(value(parser, 0));
      return parser.nextToken() == null ? value : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** What a text of JSON tells before it is cut off, with all closed that was open then. */
  static JsonNode begun(String text) {
    // What follows the last comma may be half a number or half a word.
    var whole = text.substring(0, text.lastIndexOf(',') + 1);
    try (var told = new TokenBuffer(null, false)) {
      if (copied(whole, told) == JsonToken.FIELD_NAME) {
        told.writeNull();
      }
      while (!told.getOutputContext().inRoot()) {
        if (told.getOutputContext().inArray()) {
          told.writeEndArray();
        } else {
          told.writeEndObject();
        }
      }
      return value(told);
    } catch (IOException _) {
      return nothing();
    }
  }

  private static JsonNode value(TokenBuffer told) throws IOException {
    try (var parser = told.asParser()) {
      var value = parser.nextToken() == null ? null : value(parser, 0);
      return value == null ? nothing() : value;
    }
  }

  /** The last that could be told. */
  private static @Nullable JsonToken copied(String text, TokenBuffer to) {
    JsonToken last = null;
    try (var parser = FACTORY.createParser(text)) {
      for (var next = parser.nextToken(); next != null; next = parser.nextToken()) {
        to.copyCurrentEvent(parser);
        last = next;
      }
    } catch (IOException _) {
      // It was to be expected that it ends somewhere.
    }
    return last;
  }

  static JsonNode nothing() {
    return MissingNode.getInstance();
  }

  /** What the parser is at; nothing where no store can keep it. */
  private static @Nullable JsonNode value(JsonParser parser, int depth) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT, START_ARRAY -> {
        if (depth < DEEPEST) {
          yield parser.isExpectedStartArrayToken() ? array(parser, depth) : object(parser, depth);
        }
        parser.skipChildren();
        yield null;
      }
      case VALUE_STRING -> NODES.textNode(Storable.text(parser.getText()));
      case VALUE_NUMBER_INT ->
          isTooLong(parser) ? null : NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> isTooLong(parser) ? null : number(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + parser.currentToken());
    };
  }

  private static JsonNode object(JsonParser parser, int depth) throws IOException {
    var object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = Storable.text(parser.currentName());
      parser.nextToken();
      var value = value(parser, depth + 1);
      if (value != null && name.length() <= LONGEST_NAME) {
        object.set(name, value);
      }
    }
    return object;
  }

  private static JsonNode array(JsonParser parser, int depth) throws IOException {
    var array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      var value = value(parser, depth + 1);
      if (value != null) {
        array.add(value);
      }
    }
    return array;
  }

  private static boolean isTooLong(JsonParser parser) throws IOException {
    return parser.getTextLength() > LONGEST_NUMBER;
  }

  private static @Nullable JsonNode number(double value) {
    return Double.isFinite(value) ? NODES.numberNode(value) : null;
  }
}
