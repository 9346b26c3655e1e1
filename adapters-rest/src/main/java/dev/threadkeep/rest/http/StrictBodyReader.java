package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.json.StrictJson;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a controller takes as {@code @Body}: a record, or a list of them, strictly. */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
final class StrictBodyReader<T> implements MessageBodyReader<T> {

  private final StrictJson json;

  StrictBodyReader(StrictJson json) {
    this.json = json;
  }

  @Override
  public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
    return type.getType().isRecord() || type.getType() == List.class;
  }

  @Override
  public @Nullable T read(
      Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream stream) {
    try {
      var body = stream.readAllBytes();
      // Without a value Micronaut asks whether the parameter is nullable, as for no body at all.
      return body.length == 0 ? null : json.read(body, type.asType());
    } catch (IOException broken) {
      throw new CodecException("The body broke off", broken);
    }
  }
}
