package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.key.NeedsNoKey;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.web.router.RouteInfo;
import java.util.Optional;

/** What a route asks of its caller. */
sealed interface RouteAccess {

  record Everyone() implements RouteAccess {}

  record Holders(String scope) implements RouteAccess {}

  /** What the route's annotations say, or nothing if they say nothing. */
  static Optional<RouteAccess> of(RouteInfo<?> route) {
    if (route.getAnnotationMetadata().hasAnnotation(NeedsNoKey.class)) {
      return Optional.of(new Everyone());
    }
    return route.getAnnotationMetadata().stringValue(NeedsScope.class).map(Holders::new);
  }
}
