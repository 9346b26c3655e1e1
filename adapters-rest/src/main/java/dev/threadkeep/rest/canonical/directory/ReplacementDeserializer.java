package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.threadkeep.rest.canonical.directory.Replacement.ServiceGiven;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object as two records. Jackson's own way, {@code @JsonUnwrapped}, overlooks unknown
 * fields.
 */
final class ReplacementDeserializer extends StdDeserializer<Replacement<?>>
    implements ContextualDeserializer {

  private static final long serialVersionUID = 1L;

  private static final Set<String> SERVICE_GIVEN =
      Set.of("id", "number", "version", "created_at", "updated_at", "erased_at");

  private final transient @Nullable JavaType input;

  ReplacementDeserializer() {
    this(null);
  }

  private ReplacementDeserializer(@Nullable JavaType input) {
    super(Replacement.class);
    this.input = input;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    return new ReplacementDeserializer(context.getContextualType().containedTypeOrUnknown(0));
  }

  @Override
  public Replacement<?> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      return (Replacement<?>) context.handleUnexpectedToken(Replacement.class, parser);
    }
    try (var serviceGiven = context.bufferForInputBuffering(parser);
        var described = context.bufferForInputBuffering(parser)) {
      serviceGiven.writeStartObject();
      described.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var part = SERVICE_GIVEN.contains(parser.currentName()) ? serviceGiven : described;
        part.copyCurrentStructure(parser);
      }
      serviceGiven.writeEndObject();
      described.writeEndObject();
      return new Replacement<>(
          context.readValue(first(serviceGiven, parser), ServiceGiven.class),
          context.<EntryInput<?>>readValue(first(described, parser), input));
    }
  }

  private static JsonParser first(TokenBuffer buffer, JsonParser parser) throws IOException {
    var copy = buffer.asParser(parser);
    copy.nextToken();
    return copy;
  }
}
