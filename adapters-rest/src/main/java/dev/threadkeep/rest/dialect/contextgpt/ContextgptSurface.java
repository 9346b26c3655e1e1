package dev.threadkeep.rest.dialect.contextgpt;

import static dev.threadkeep.rest.dialect.contextgpt.ContextgptError.answer;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.dialect.contextgpt.ContextgptError.Code;
import dev.threadkeep.rest.dialect.contextgpt.ContextgptError.Flaw;
import dev.threadkeep.rest.http.ApiSurface;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.key.PresentedKeys;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** ContextGPT's API. What it does not document has the HTTP status that it means. */
@Singleton
final class ContextgptSurface implements ApiSurface {

  /** Room for the longest array with notes as long as they may be. */
  private static final long LARGEST_BODY = 8 << 20;

  @Override
  public String basePath() {
    return "/contextgpt";
  }

  @Override
  public Optional<String> presentedKey(HttpHeaders headers) {
    return PresentedKeys.bearer(headers);
  }

  @Override
  public MutableHttpResponse<?> render(ApiFailure failure, RequestFacts facts) {
    return switch (failure) {
      case ApiFailure.MalformedBody(var errors) ->
          ContextgptError.invalid(errors.stream().map(Flaw::of).toList());
      case ApiFailure.BadParameter(var name, var detail) ->
          ContextgptError.invalid(List.of(new Flaw(name, detail)));
      case ApiFailure.UnreadableRequest(var detail) -> answer(HttpStatus.BAD_REQUEST, detail);
      case ApiFailure.Unauthenticated() ->
          answer(
              HttpStatus.UNAUTHORIZED,
              Code.API_KEY_NOT_VALID,
              "Authorization header does not contain a valid API key",
              List.of());
      case ApiFailure.MissingScope(var scope) ->
          answer(HttpStatus.FORBIDDEN, "The API key lacks the scope " + scope);
      case ApiFailure.UnknownRoute() -> answer(HttpStatus.NOT_FOUND, "Not found");
      case ApiFailure.MethodNotAllowed _ ->
          answer(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed");
      case ApiFailure.UnsupportedMediaType _ ->
          answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type");
      case ApiFailure.PackedBody() ->
          answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported content encoding");
      case ApiFailure.NotAcceptable _ -> answer(HttpStatus.NOT_ACCEPTABLE, "Not acceptable");
      case ApiFailure.BodyTooLarge _ ->
          answer(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Request body too large");
      case ApiFailure.IdempotencyKeyReused() ->
          answer(HttpStatus.UNPROCESSABLE_ENTITY, "Idempotency key was used for another request");
      case ApiFailure.IdempotencyKeyInUse _ ->
          answer(HttpStatus.CONFLICT, "Request with this idempotency key is in progress");
      case ApiFailure.RateLimited _ -> answer(HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
      case ApiFailure.Unavailable _ ->
          answer(HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      case ApiFailure.Internal() ->
          answer(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error");
    };
  }

  @Override
  public MutableHttpResponse<?> render(ThreadException refused, RequestFacts facts) {
    return answer(ContextgptRefusals.status(refused), ContextgptRefusals.words(refused));
  }

  @Override
  public long largestBody() {
    return LARGEST_BODY;
  }

  @Override
  public boolean overlooksUnknownParameters() {
    return true;
  }
}
