package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * A first pass over the text, before anything is built from it: syntax, one value and no more, no
 * field twice, and nothing that the store cannot keep. A pass of its own, since the second one sees
 * only the fields that a record has.
 */
final class JsonScan {

  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 400;
  private static final int LARGEST_EXPONENT = 1_000;

  private final JsonParser parser;
  private final Deque<Set<String>> names = new ArrayDeque<>();

  private JsonScan(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Returns if {@code text} is one JSON value that we would keep.
   *
   * @throws ApiException naming the first place that is not as it should be
   */
  static void check(JsonFactory factory, String text) {
    try (var parser = factory.createParser(text)) {
      new JsonScan(parser).check();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a String cannot fail to be read
    }
  }

  private void check() throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw Field.invalid("#", "must not be empty");
      }
      checkValue();
    } catch (StreamConstraintsException _) {
      throw Field.invalid(here(), "is too long");
    } catch (JsonProcessingException broken) {
      throw Field.invalid(here(), notJson(broken));
    }
    checkEnd();
  }

  private void checkValue() throws IOException {
    var depth = 0;
    do {
      switch (parser.currentToken()) {
        case START_OBJECT -> {
          depth = deeper(depth);
          names.push(new HashSet<>());
        }
        case START_ARRAY -> depth = deeper(depth);
        case END_OBJECT -> {
          depth--;
          names.pop();
        }
        case END_ARRAY -> depth--;
        case FIELD_NAME -> checkName(parser.currentName());
        case VALUE_STRING -> checkText(parser.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checkNumber();
        case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> {}
        case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
            throw new IllegalStateException("not a token of JSON text");
      }
      // The last token of the value must not fetch the next: what follows is not part of it.
    } while (depth > 0 && parser.nextToken() != null);
  }

  private int deeper(int depth) {
    if (depth == DEEPEST) {
      throw Field.invalid(here(), "is nested deeper than " + DEEPEST + " levels");
    }
    return depth + 1;
  }

  private void checkName(String name) {
    var flaw = Texts.flaw(name);
    if (flaw.isPresent()) {
      var parent = Pointers.to(parser.getParsingContext().getParent());
      throw Field.invalid(parent, "has a field whose name " + flaw.get());
    }
    if (!names.element().add(name)) {
      throw Field.invalid(here(), "appears twice");
    }
  }

  private void checkText(String text) {
    var flaw = Texts.flaw(text);
    if (flaw.isPresent()) {
      throw Field.invalid(here(), flaw.get());
    }
  }

  /** PostgreSQL's jsonb writes numbers out in full, so 1e999999 would be a fault, not a value. */
  private void checkNumber() throws IOException {
    if (parser.getTextLength() > LONGEST_NUMBER) {
      throw Field.invalid(here(), "has too many digits");
    }
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && exponent() > LARGEST_EXPONENT) {
      throw Field.invalid(here(), "has too large an exponent");
    }
  }

  private long exponent() throws IOException {
    try {
      return Math.abs((long) parser.getDecimalValue().scale());
    } catch (NumberFormatException _) {
      return Long.MAX_VALUE; // what stands after the e fits no int
    }
  }

  private void checkEnd() throws IOException {
    try {
      if (parser.nextToken() == null) {
        return;
      }
    } catch (JsonProcessingException _) {
      // whatever it is, it is not the end
    }
    throw Field.invalid("#", "has text after the JSON value");
  }

  private String here() {
    return Pointers.to(parser.getParsingContext());
  }

  private static String notJson(JsonProcessingException broken) {
    var at = broken.getLocation();
    return at == null
        ? "is not valid JSON"
        : "is not valid JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }
}
