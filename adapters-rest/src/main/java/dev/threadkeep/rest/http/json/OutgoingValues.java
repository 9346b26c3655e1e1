package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.threadkeep.domain.json.JsonValue;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Writes what the domain keeps as JSON without understanding it. */
@Singleton
final class OutgoingValues extends JsonSerializer<JsonValue> {

  @Override
  public Class<JsonValue> handledType() {
    return JsonValue.class;
  }

  @Override
  public void serialize(JsonValue value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeRawValue(value.toString());
  }
}
