package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.dialect.productlane.ProductlaneError.Reason;
import dev.threadkeep.rest.http.ApiSurface;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.dialect.DialectSettings;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.failure.FieldError;
import dev.threadkeep.rest.http.json.Pointers;
import dev.threadkeep.rest.http.key.PresentedKeys;
import dev.threadkeep.rest.http.limit.Quota;
import dev.threadkeep.rest.http.limit.VendorQuota;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Productlane's API: its base path, its keys, its limits and its errors. */
@Singleton
final class ProductlaneSurface implements ApiSurface {

  private static final VendorQuota USUAL_READS = new VendorQuota(1_000, 60);
  private static final VendorQuota USUAL_WRITES = new VendorQuota(60, 60);

  private final ErrorShape shape;
  private final InstantSource clock;

  ProductlaneSurface(DialectSettings settings, InstantSource clock) {
    this.shape = settings.word(Productlane.DIALECT, "errors", ErrorShape.FLAT);
    this.clock = clock;
  }

  @Override
  public String basePath() {
    return Productlane.BASE;
  }

  @Override
  public Optional<String> presentedKey(HttpHeaders headers) {
    return PresentedKeys.bearer(headers);
  }

  @Override
  public void tellQuota(MutableHttpHeaders headers, Optional<Quota> quota) {
    (isRead() ? USUAL_READS : USUAL_WRITES).writeTo(headers, quota, clock.instant());
  }

  private static boolean isRead() {
    return ServerRequestContext.currentRequest()
        .map(request -> request.getMethod().equals(HttpMethod.GET))
        .orElse(true);
  }

  @Override
  public MutableHttpResponse<?> render(ApiFailure failure, RequestFacts facts) {
    return error(failure).answer(shape, facts);
  }

  @Override
  public MutableHttpResponse<?> render(ThreadException refused, RequestFacts facts) {
    return ProductlaneRefusals.of(refused).answer(shape, facts);
  }

  private static ProductlaneError error(ApiFailure failure) {
    return switch (failure) {
      case ApiFailure.MalformedBody(var errors) ->
          ProductlaneError.invalid(errors.stream().map(ProductlaneSurface::reason).toList());
      case ApiFailure.BadParameter(var name, var _) when name.equals(Cursor.PARAMETER) ->
          new ProductlaneError(ErrorCode.UNPROCESSABLE, "Malformed cursor");
      case ApiFailure.BadParameter(var name, var detail) -> ProductlaneError.invalid(name, detail);
      case ApiFailure.UnreadableRequest(var detail) ->
          new ProductlaneError(ErrorCode.VALIDATION_FAILED, detail);
      case ApiFailure.Unauthenticated() ->
          new ProductlaneError(ErrorCode.UNAUTHENTICATED, "Missing or invalid bearer token");
      case ApiFailure.MissingScope(var scope) -> ProductlaneError.missing(scope);
      case ApiFailure.UnknownRoute() ->
          new ProductlaneError(ErrorCode.NOT_FOUND, "No such endpoint");
      case ApiFailure.MethodNotAllowed _ ->
          new ProductlaneError(ErrorCode.METHOD_NOT_ALLOWED, "Method not allowed");
      case ApiFailure.UnsupportedMediaType _ ->
          new ProductlaneError(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type");
      case ApiFailure.PackedBody() ->
          new ProductlaneError(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Unsupported content encoding");
      case ApiFailure.NotAcceptable _ ->
          new ProductlaneError(ErrorCode.NOT_ACCEPTABLE, "Not acceptable");
      case ApiFailure.BodyTooLarge _ ->
          new ProductlaneError(ErrorCode.PAYLOAD_TOO_LARGE, "Request body too large");
      case ApiFailure.IdempotencyKeyReused() ->
          new ProductlaneError(
              ErrorCode.UNPROCESSABLE, "Idempotency-Key was used for a different request");
      case ApiFailure.IdempotencyKeyInUse _ ->
          new ProductlaneError(
              ErrorCode.CONFLICT, "A request with this Idempotency-Key is in progress");
      case ApiFailure.RateLimited _ ->
          new ProductlaneError(ErrorCode.RATE_LIMITED, "Too many requests");
      case ApiFailure.Unavailable _ ->
          new ProductlaneError(ErrorCode.UNAVAILABLE, "Service unavailable");
      case ApiFailure.Internal() ->
          new ProductlaneError(ErrorCode.INTERNAL_ERROR, "Internal server error");
    };
  }

  private static Reason reason(FieldError error) {
    return new Reason(String.join(".", Pointers.names(error.pointer())), error.detail());
  }
}
