package dev.threadkeep.rest.dialect.contactship;

import static dev.threadkeep.rest.dialect.contactship.ContactshipError.answer;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.http.ApiSurface;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.key.PresentedKeys;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Contactship's API. What Contactship does not document has the HTTP status that it means. */
@Singleton
final class ContactshipSurface implements ApiSurface {

  @Override
  public String basePath() {
    return "/contactship";
  }

  @Override
  public Optional<String> presentedKey(HttpHeaders headers) {
    return PresentedKeys.header(headers, PresentedKeys.API_KEY);
  }

  @Override
  public MutableHttpResponse<?> render(ApiFailure failure, RequestFacts facts) {
    return switch (failure) {
      case ApiFailure.MalformedBody body -> answer(HttpStatus.BAD_REQUEST, body.words());
      case ApiFailure.BadParameter(var name, var detail) ->
          answer(HttpStatus.BAD_REQUEST, name + " " + detail);
      case ApiFailure.UnreadableRequest(var detail) -> answer(HttpStatus.BAD_REQUEST, detail);
      case ApiFailure.Unauthenticated() ->
          answer(HttpStatus.UNAUTHORIZED, "Invalid or missing API key");
      case ApiFailure.MissingScope(var scope) ->
          answer(HttpStatus.FORBIDDEN, "The API key lacks the scope " + scope);
      case ApiFailure.UnknownRoute() -> answer(HttpStatus.NOT_FOUND, "No such route");
      case ApiFailure.MethodNotAllowed _ ->
          answer(HttpStatus.METHOD_NOT_ALLOWED, "No such method on this route");
      case ApiFailure.UnsupportedMediaType _ ->
          answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be JSON");
      case ApiFailure.PackedBody() ->
          answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must have no Content-Encoding");
      case ApiFailure.NotAcceptable _ ->
          answer(HttpStatus.NOT_ACCEPTABLE, "The answer can only be JSON");
      case ApiFailure.BodyTooLarge _ ->
          answer(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large");
      case ApiFailure.IdempotencyKeyReused() ->
          answer(
              HttpStatus.UNPROCESSABLE_ENTITY,
              "The Idempotency-Key was used for a different request");
      case ApiFailure.IdempotencyKeyInUse _ ->
          answer(HttpStatus.CONFLICT, "A request with this Idempotency-Key is in progress");
      case ApiFailure.RateLimited _ -> answer(HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
      case ApiFailure.Unavailable _ ->
          answer(HttpStatus.SERVICE_UNAVAILABLE, "The service is not available");
      case ApiFailure.Internal() ->
          answer(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error");
    };
  }

  @Override
  public MutableHttpResponse<?> render(ThreadException refused, RequestFacts facts) {
    return ContactshipRefusals.answer(refused);
  }

  @Override
  public boolean overlooksUnknownParameters() {
    return true;
  }
}
