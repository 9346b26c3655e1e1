package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.dialect.intercom.IntercomError.Item;
import dev.threadkeep.rest.http.ApiSurface;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.failure.FieldError;
import dev.threadkeep.rest.http.json.Pointers;
import dev.threadkeep.rest.http.key.PresentedKeys;
import dev.threadkeep.rest.http.limit.Quota;
import dev.threadkeep.rest.http.limit.VendorQuota;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Intercom's API: its base path, its keys, its quota and its one shape of errors. */
@Singleton
final class IntercomSurface implements ApiSurface {

  private static final VendorQuota USUAL_QUOTA = new VendorQuota(167, 10);

  private final InstantSource clock;

  IntercomSurface(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String basePath() {
    return Intercom.BASE;
  }

  @Override
  public Optional<String> presentedKey(HttpHeaders headers) {
    return PresentedKeys.bearer(headers).or(() -> PresentedKeys.basicUser(headers));
  }

  @Override
  public boolean overlooksUnknownParameters() {
    return true;
  }

  @Override
  public boolean mergesSlashes() {
    return true;
  }

  @Override
  public void tellQuota(MutableHttpHeaders headers, Optional<Quota> quota) {
    USUAL_QUOTA.writeTo(headers, quota, clock.instant());
  }

  @Override
  public MutableHttpResponse<?> render(ApiFailure failure, RequestFacts facts) {
    return switch (failure) {
      case ApiFailure.MalformedBody(var errors) ->
          IntercomError.answer(
              HttpStatus.BAD_REQUEST, facts, errors.stream().map(IntercomSurface::item).toList());
      case ApiFailure.BadParameter(var name, var _) when name.equals(Places.PARAMETER) ->
          answer(
              HttpStatus.BAD_REQUEST,
              facts,
              Code.CLIENT_ERROR,
              "Invalid starting_after param. Please try again using a starting_after value from a"
                  + " paginated response");
      case ApiFailure.BadParameter(var name, var detail) ->
          IntercomError.answer(
              HttpStatus.BAD_REQUEST,
              facts,
              new Item(Code.PARAMETER_INVALID, name + " " + detail, name));
      case ApiFailure.UnreadableRequest(var detail) ->
          answer(HttpStatus.BAD_REQUEST, facts, Code.CLIENT_ERROR, detail);
      case ApiFailure.Unauthenticated() ->
          answer(HttpStatus.UNAUTHORIZED, facts, Code.UNAUTHORIZED, "Access Token Invalid");
      case ApiFailure.MissingScope(var scope) ->
          answer(
              HttpStatus.FORBIDDEN,
              facts,
              Code.FORBIDDEN,
              "The access token lacks the scope " + scope);
      // Intercom answers a method that it does not have as a path that it does not have.
      case ApiFailure.UnknownRoute(), ApiFailure.MethodNotAllowed _ ->
          answer(
              HttpStatus.NOT_FOUND, facts, Code.NOT_FOUND, "The requested resource was not found");
      case ApiFailure.UnsupportedMediaType _ ->
          answer(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              facts,
              Code.CLIENT_ERROR,
              "The Content-Type should be application/json");
      case ApiFailure.PackedBody() ->
          answer(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              facts,
              Code.CLIENT_ERROR,
              "The body must not be packed");
      case ApiFailure.NotAcceptable _ ->
          answer(
              HttpStatus.NOT_ACCEPTABLE,
              facts,
              Code.CLIENT_ERROR,
              "The Accept header should send a media type of application/json");
      case ApiFailure.BodyTooLarge _ ->
          answer(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              facts,
              Code.CLIENT_ERROR,
              "The body is too large");
      case ApiFailure.IdempotencyKeyReused() ->
          answer(
              HttpStatus.UNPROCESSABLE_ENTITY,
              facts,
              Code.PARAMETER_INVALID,
              "The Idempotency-Key was used for a different request");
      case ApiFailure.IdempotencyKeyInUse _ ->
          answer(
              HttpStatus.CONFLICT,
              facts,
              Code.CONFLICT,
              "A request with this Idempotency-Key is in progress");
      case ApiFailure.RateLimited _ ->
          answer(
              HttpStatus.TOO_MANY_REQUESTS, facts, Code.RATE_LIMIT_EXCEEDED, "Exceeded rate limit");
      case ApiFailure.Unavailable _ ->
          answer(
              HttpStatus.SERVICE_UNAVAILABLE,
              facts,
              Code.SERVICE_UNAVAILABLE,
              "Sorry, the API service is temporarily unavailable");
      case ApiFailure.Internal() ->
          answer(
              HttpStatus.INTERNAL_SERVER_ERROR, facts, Code.SERVER_ERROR, "Something went wrong");
    };
  }

  @Override
  public MutableHttpResponse<?> render(ThreadException refused, RequestFacts facts) {
    return IntercomRefusals.answer(refused, facts);
  }

  private static Item item(FieldError error) {
    var field = String.join("/", Pointers.names(error.pointer()));
    return field.isEmpty()
        ? new Item(Code.PARAMETER_INVALID, "The body " + error.detail())
        : new Item(Code.PARAMETER_INVALID, field + " " + error.detail(), field);
  }

  private static MutableHttpResponse<IntercomError> answer(
      HttpStatus status, RequestFacts facts, Code code, String message) {
    return IntercomError.answer(status, facts, new Item(code, message));
  }
}
