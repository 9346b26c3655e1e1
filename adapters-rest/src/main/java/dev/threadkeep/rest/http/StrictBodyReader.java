package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.BodyTooLarge;
import dev.threadkeep.rest.http.json.StrictJson;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.context.ServerRequestContext;
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
  private final Surfaces surfaces;

  StrictBodyReader(StrictJson json, Surfaces surfaces) {
    this.json = json;
    this.surfaces = surfaces;
  }

  @Override
  public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
    return type.getType().isRecord() || type.getType() == List.class;
  }

  @Override
  @SuppressWarnings("unchecked") // the reader is asked for what the type says
  public @Nullable T read(
      Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream stream) {
    try {
      var body = stream.readAllBytes();
      refuseLarge(body.length);
      // Without a value Micronaut asks whether the parameter is nullable, as for no body at all.
      return body.length == 0 ? null : (T) json.read(body, type.asType());
    } catch (IOException broken) {
      throw new CodecException("The body broke off", broken);
    }
  }

  /** The server's own limit is that of the API with the largest bodies. */
  private void refuseLarge(int length) {
    var limit =
        ServerRequestContext.currentRequest()
            .map(HttpRequest::getPath)
            .map(path -> surfaces.answering(path).largestBody(path))
            .orElse(ApiSurface.USUAL_LARGEST_BODY);
    if (length > limit) {
      throw new ApiException(new BodyTooLarge(limit));
    }
  }
}
