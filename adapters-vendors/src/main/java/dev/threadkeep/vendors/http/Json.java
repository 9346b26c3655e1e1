package dev.threadkeep.vendors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what vendors send, of whatever shape. */
final class Json {
  private static final int DEEPEST = 100;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  static Optional<JsonNode> read(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** What a text of JSON tells before it is cut off, with all closed that was open then. */
  static JsonNode begun(String text) {
    // What follows the last comma may be half a number or half a word.
    var whole = text.substring(0, text.lastIndexOf(',') + 1);
    try (var told = new TokenBuffer(MAPPER, false)) {
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
      @Nullable JsonNode begun = MAPPER.readTree(told.asParser());
      return begun == null ? nothing() : begun;
    } catch (IOException _) {
      return nothing();
    }
  }

  /** The last that could be told. */
  private static @Nullable JsonToken copied(String text, TokenBuffer to) {
    JsonToken last = null;
    try (var parser = MAPPER.createParser(text)) {
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
}
