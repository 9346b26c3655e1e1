package dev.threadkeep.rest.http;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.application.thread.ThreadQuery.UnsupportedCombinationException;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.exceptions.NotAcceptableException;
import io.micronaut.http.server.exceptions.NotAllowedException;
import io.micronaut.http.server.exceptions.UnsupportedMediaException;
import io.micronaut.web.router.exceptions.UnsatisfiedBodyRouteException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What an exception means to a client. Whatever is not listed is a fault of ours. */
@Singleton
final class ThrownFailures {

  private static final Duration A_LITTLE_LATER = Duration.ofSeconds(1);

  private final Surfaces surfaces;

  ThrownFailures(Surfaces surfaces) {
    this.surfaces = surfaces;
  }

  ApiFailure of(Throwable thrown, String path) {
    return switch (thrown) {
      case ApiException ours -> ours.failure();
      case KeyInvalidException _ -> new ApiFailure.Unauthenticated();
      case StoreUnavailableException _ -> new ApiFailure.Unavailable(A_LITTLE_LATER);
      case RepeatedRequestException.KeyReused _ -> new ApiFailure.IdempotencyKeyReused();
      case RepeatedRequestException.KeyInUse _ ->
          new ApiFailure.IdempotencyKeyInUse(A_LITTLE_LATER);
      case UnsupportedCombinationException combination ->
          new ApiFailure.BadParameter("The combination of parameters", words(combination));
      case UnsatisfiedBodyRouteException missing ->
          new ApiFailure.MalformedBody("#", "is required: " + shape(missing.getArgument()));
      case UnsatisfiedRouteException missing ->
          new ApiFailure.BadParameter(missing.getArgument().getName(), "is required");
      case ConversionErrorException unfit ->
          new ApiFailure.BadParameter(unfit.getArgument().getName(), "is not valid");
      case ContentLengthExceededException _, BufferLengthExceededException _ -> tooLarge(path);
      case NotAllowedException wrong -> new ApiFailure.MethodNotAllowed(wrong.getAllowedMethods());
      case UnsupportedMediaException _ -> new ApiFailure.UnsupportedMediaType(List.of());
      case NotAcceptableException _ -> new ApiFailure.NotAcceptable(List.of());
      case HttpStatusException other -> of(other.getStatus(), path);
      case URISyntaxException _ -> unreadable();
      case IOException _ -> unreadable(); // the body ended early; most likely nobody listens
      default -> new ApiFailure.Internal();
    };
  }

  /** What the server's own answers mean, given before there was a route. */
  ApiFailure of(HttpStatus status, String path) {
    return switch (status) {
      case NOT_FOUND -> new ApiFailure.UnknownRoute();
      case REQUEST_ENTITY_TOO_LARGE -> tooLarge(path);
      case UNSUPPORTED_MEDIA_TYPE -> new ApiFailure.UnsupportedMediaType(List.of());
      case NOT_ACCEPTABLE -> new ApiFailure.NotAcceptable(List.of());
      default -> status.getCode() < 500 ? unreadable() : new ApiFailure.Internal();
    };
  }

  private static String shape(Argument<?> body) {
    if (InputStream.class.isAssignableFrom(body.getType())) {
      return "a JSON object to a line";
    }
    return Collection.class.isAssignableFrom(body.getType()) ? "a JSON array" : "a JSON object";
  }

  private static String words(UnsupportedCombinationException combination) {
    return "is not supported: " + combination.getMessage();
  }

  private ApiFailure tooLarge(String path) {
    return new ApiFailure.BodyTooLarge(surfaces.answering(path).largestBody(path));
  }

  private static ApiFailure unreadable() {
    return new ApiFailure.UnreadableRequest("The request line, a header or the body is malformed.");
  }
}
