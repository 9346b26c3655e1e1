package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads what this service has answered: it may be deeper and longer than what it takes. */
public final class WrittenJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private WrittenJson() {}

  /** The value that {@code text} is; of what is no JSON the text. */
  public static JsonValue read(String text) {
    try (var parser = FACTORY.createParser(text)) {
      return parser.nextToken() == null ? new JsonText(text) : JsonValues.read(parser);
    } catch (JsonProcessingException _) {
      return new JsonText(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // it is in memory
    }
  }
}
