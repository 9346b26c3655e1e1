package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.failure.ApiFailure.MethodNotAllowed;
import dev.threadkeep.rest.http.failure.ApiFailure.NotAcceptable;
import dev.threadkeep.rest.http.failure.ApiFailure.UnknownRoute;
import dev.threadkeep.rest.http.failure.ApiFailure.UnsupportedMediaType;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out why a request met no route. The router knows too, but says so only after the filters,
 * and an existing route's key has to be checked before anything is told about it.
 */
@Singleton
final class RouteSearch {

  private final Router router;

  RouteSearch(Router router) {
    this.router = router;
  }

  /** What there is for a request. */
  sealed interface Result {}

  record Found(RouteInfo<?> route) implements Result {}

  /** The method and path exist, but not with these media types. */
  record Mismatched(RouteInfo<?> route, ApiFailure failure) implements Result {}

  record Missing(ApiFailure failure) implements Result {}

  /** Nobody asked for more than what the path can do. */
  record Options(Set<String> allowed) implements Result {}

  Result search(HttpRequest<?> request) {
    var matched = RouteAttributes.getRouteInfo(request);
    return matched.isPresent() ? new Found(matched.get()) : searchAll(request);
  }

  private Result searchAll(HttpRequest<?> request) {
    List<UriRouteMatch<Object, Object>> sharingPath = router.findAny(request);
    if (sharingPath.isEmpty()) {
      return new Missing(new UnknownRoute());
    }
    for (var match : sharingPath) {
      var route = match.getRouteInfo();
      if (route.getHttpMethodName().equals(request.getMethodName())) {
        return new Mismatched(route, mismatch(request, route));
      }
    }
    var allowed = new TreeSet<>(Set.of(HttpMethod.OPTIONS.name()));
    sharingPath.forEach(match -> allowed.add(match.getRouteInfo().getHttpMethodName()));
    return request.getMethod() == HttpMethod.OPTIONS
        ? new Options(allowed)
        : new Missing(new MethodNotAllowed(allowed));
  }

  private static ApiFailure mismatch(HttpRequest<?> request, RouteInfo<?> route) {
    var contentType = request.getContentType().orElse(null);
    return contentType != null && !route.doesConsume(contentType)
        ? new UnsupportedMediaType(names(route.getConsumes()))
        : new NotAcceptable(names(route.getProduces()));
  }

  static List<String> names(List<MediaType> types) {
    return types.stream().map(MediaType::getName).toList();
  }
}
