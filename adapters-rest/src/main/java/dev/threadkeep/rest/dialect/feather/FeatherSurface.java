package dev.threadkeep.rest.dialect.feather;

import static dev.threadkeep.rest.dialect.feather.FeatherError.answer;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.dialect.feather.FeatherError.Code;
import dev.threadkeep.rest.http.ApiSurface;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.key.PresentedKeys;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Feather's API. What Feather does not document has the HTTP status that it means. */
@Singleton
final class FeatherSurface implements ApiSurface {

  @Override
  public String basePath() {
    return "/feather";
  }

  @Override
  public Optional<String> presentedKey(HttpHeaders headers) {
    return PresentedKeys.header(headers, PresentedKeys.API_KEY);
  }

  @Override
  public MutableHttpResponse<?> render(ApiFailure failure, RequestFacts facts) {
    return switch (failure) {
      case ApiFailure.MalformedBody body -> badRequest(HttpStatus.BAD_REQUEST, body.words());
      case ApiFailure.BadParameter(var name, var detail) ->
          badRequest(HttpStatus.BAD_REQUEST, name + " " + detail);
      case ApiFailure.UnreadableRequest(var detail) -> badRequest(HttpStatus.BAD_REQUEST, detail);
      case ApiFailure.Unauthenticated() ->
          answer(HttpStatus.UNAUTHORIZED, Code.UNAUTHORIZED, "Unauthorized");
      case ApiFailure.MissingScope _ -> answer(HttpStatus.FORBIDDEN, Code.FORBIDDEN, "Forbidden");
      case ApiFailure.UnknownRoute() -> badRequest(HttpStatus.NOT_FOUND, "Not found");
      case ApiFailure.MethodNotAllowed _ ->
          badRequest(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed");
      case ApiFailure.UnsupportedMediaType _ ->
          badRequest(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type");
      case ApiFailure.PackedBody() ->
          badRequest(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported content encoding");
      case ApiFailure.NotAcceptable _ -> badRequest(HttpStatus.NOT_ACCEPTABLE, "Not acceptable");
      case ApiFailure.BodyTooLarge _ ->
          badRequest(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Request body too large");
      case ApiFailure.IdempotencyKeyReused() ->
          badRequest(
              HttpStatus.UNPROCESSABLE_ENTITY, "Idempotency key was used for another request");
      case ApiFailure.IdempotencyKeyInUse _ ->
          badRequest(HttpStatus.CONFLICT, "Request with this idempotency key is in progress");
      case ApiFailure.RateLimited _ ->
          answer(HttpStatus.TOO_MANY_REQUESTS, Code.TOO_MANY_REQUESTS, "Too many requests");
      case ApiFailure.Unavailable _ ->
          answer(HttpStatus.SERVICE_UNAVAILABLE, Code.SERVICE_UNAVAILABLE, "Service unavailable");
      case ApiFailure.Internal() ->
          answer(
              HttpStatus.INTERNAL_SERVER_ERROR,
              Code.INTERNAL_SERVER_ERROR,
              "Internal server error");
    };
  }

  @Override
  public MutableHttpResponse<?> render(ThreadException refused, RequestFacts facts) {
    return FeatherRefusals.answer(refused);
  }

  @Override
  public boolean overlooksUnknownParameters() {
    return true;
  }

  private static MutableHttpResponse<FeatherError> badRequest(HttpStatus status, String message) {
    return answer(status, Code.BAD_REQUEST, message);
  }
}
