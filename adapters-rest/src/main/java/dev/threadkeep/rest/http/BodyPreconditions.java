package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.BodyTooLarge;
import dev.threadkeep.rest.http.failure.ApiFailure.PackedBody;
import dev.threadkeep.rest.http.failure.ApiFailure.UnsupportedMediaType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.RouteInfo;
import java.nio.charset.StandardCharsets;

/** What can be said against a body by its headers alone, before any of it is read. */
final class BodyPreconditions {

  private BodyPreconditions() {}

  static void check(HttpRequest<?> request, ApiSurface surface, RouteInfo<?> route) {
    if (isOverlooked(route)) {
      return;
    }
    var limit = surface.largestBody(request.getPath());
    if (request.getContentLength() > limit) {
      throw new ApiException(new BodyTooLarge(limit));
    }
    if (hasBody(request) && isPacked(request)) {
      throw new ApiException(new PackedBody());
    }
    if (hasBody(request) && !request.getContentType().filter(type -> isUtf8(type)).isPresent()) {
      throw new ApiException(new UnsupportedMediaType(RouteSearch.names(route.getConsumes())));
    }
  }

  /**
   * Nobody reads the body of a GET, say, for it means nothing (RFC 9110, section 9.3.1), nor that
   * of a route that takes whatever is sent.
   */
  private static boolean isOverlooked(RouteInfo<?> route) {
    return !route.isPermitsRequestBody() || route.getConsumes().contains(MediaType.ALL_TYPE);
  }

  static boolean hasBody(HttpRequest<?> request) {
    return request.getContentLength() > 0
        || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private static boolean isPacked(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING).stream()
        .anyMatch(coding -> !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity"));
  }

  private static boolean isUtf8(MediaType type) {
    return type.getParameters()
        .get("charset")
        .map(charset -> charset.equalsIgnoreCase(StandardCharsets.UTF_8.name()))
        .orElse(true);
  }
}
