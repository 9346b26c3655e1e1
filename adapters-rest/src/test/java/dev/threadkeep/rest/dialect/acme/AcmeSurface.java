package dev.threadkeep.rest.dialect.acme;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.http.ApiSurface;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.dialect.RefusalWords;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.key.PresentedKeys;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Acme's API: its base path, its keys and its one shape of errors. */
@Singleton
final class AcmeSurface implements ApiSurface {

  private static final RefusalWords WORDS = new RefusalWords("Ticket");

  /** Acme's envelope. */
  record Oops(int code, String text) {}

  @Override
  public String basePath() {
    return "/acme";
  }

  @Override
  public Optional<String> presentedKey(HttpHeaders headers) {
    return PresentedKeys.bearer(headers);
  }

  @Override
  public MutableHttpResponse<?> render(ApiFailure failure, RequestFacts facts) {
    return switch (failure) {
      case ApiFailure.MalformedBody body -> oops(HttpStatus.BAD_REQUEST, body.words());
      case ApiFailure.BadParameter(var name, var detail) ->
          oops(HttpStatus.BAD_REQUEST, name + " " + detail);
      case ApiFailure.UnreadableRequest(var detail) -> oops(HttpStatus.BAD_REQUEST, detail);
      case ApiFailure.Unauthenticated() -> oops(HttpStatus.UNAUTHORIZED, "No such key");
      case ApiFailure.MissingScope _ -> oops(HttpStatus.FORBIDDEN, "Not with this key");
      case ApiFailure.UnknownRoute() -> oops(HttpStatus.NOT_FOUND, "Nothing here");
      case ApiFailure.MethodNotAllowed _ -> oops(HttpStatus.METHOD_NOT_ALLOWED, "Not like this");
      case ApiFailure.UnsupportedMediaType _ ->
          oops(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "JSON, please");
      case ApiFailure.PackedBody() -> oops(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "As it is, please");
      case ApiFailure.NotAcceptable _ -> oops(HttpStatus.NOT_ACCEPTABLE, "JSON is all there is");
      case ApiFailure.BodyTooLarge _ -> oops(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Too large");
      case ApiFailure.IdempotencyKeyReused() ->
          oops(HttpStatus.UNPROCESSABLE_ENTITY, "That key is for something else");
      case ApiFailure.IdempotencyKeyInUse _ -> oops(HttpStatus.CONFLICT, "We are at it");
      case ApiFailure.RateLimited _ -> oops(HttpStatus.TOO_MANY_REQUESTS, "Not so fast");
      case ApiFailure.Unavailable _ -> oops(HttpStatus.SERVICE_UNAVAILABLE, "Later");
      case ApiFailure.Internal() -> oops(HttpStatus.INTERNAL_SERVER_ERROR, "Our fault");
    };
  }

  @Override
  public MutableHttpResponse<?> render(ThreadException refused, RequestFacts facts) {
    var status =
        switch (refused) {
          case ThreadException.UnknownThread _, ThreadException.UnknownMessage _ ->
              HttpStatus.NOT_FOUND;
          case ThreadException.Refused _,
              ThreadException.VersionMismatch _,
              ThreadException.UnknownTeammate _,
              ThreadException.UnknownEntry _,
              ThreadException.UnknownConnection _,
              ThreadException.ReferenceTaken _ ->
              HttpStatus.CONFLICT;
          case ThreadException.TooBusy _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    return oops(status, WORDS.of(refused));
  }

  private static MutableHttpResponse<Oops> oops(HttpStatus status, String text) {
    return HttpResponse.<Oops>status(status).body(new Oops(status.getCode(), text));
  }
}
