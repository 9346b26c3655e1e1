package dev.threadkeep.rest.http;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.http.key.NeedsNoKey;
import dev.threadkeep.rest.http.key.NeedsScope;
import io.micronaut.web.router.RouteInfo;
import java.util.List;
import java.util.Optional;

/** What a route asks of its caller. */
sealed interface RouteAccess {

  record Everyone() implements RouteAccess {}

  /** Whoever has one of these scopes; never empty. */
  record Holders(List<Scope> scopes) implements RouteAccess {
    public Holders {
      scopes = List.copyOf(scopes);
    }

    boolean admits(Caller caller) {
      return scopes.stream().anyMatch(caller::may);
    }
  }

  /** What the route's annotations say, or nothing if they say nothing. */
  static Optional<RouteAccess> of(RouteInfo<?> route) {
    if (route.getAnnotationMetadata().hasAnnotation(NeedsNoKey.class)) {
      return Optional.of(new Everyone());
    }
    var all = route.getAnnotationMetadata();
    var own = all.getDeclaredMetadata();
    // Of both together come the values of both: a controller's scope would do where its route asks
    // for more.
    var scopes =
        (own.hasAnnotation(NeedsScope.class) ? own : all).enumValues(NeedsScope.class, Scope.class);
    return scopes.length == 0 ? Optional.empty() : Optional.of(new Holders(List.of(scopes)));
  }
}
