package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.parameter.QueryParameters;
import dev.threadkeep.rest.http.parameter.TakesParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteInfo;
import java.util.Set;

/** Holds a request's query against the parameters that its route says it has. */
final class KnownParameters {

  private KnownParameters() {}

  static void check(HttpRequest<?> request, ApiSurface surface, RouteInfo<?> route) {
    var given = request.getParameters();
    if (given.isEmpty()) {
      return;
    }
    var known = Set.of(route.getAnnotationMetadata().stringValues(TakesParameters.class));
    if (!surface.overlooksUnknownParameters()) {
      QueryParameters.refuseUnknown(given, known);
    }
    QueryParameters.refuseRepeated(given, known);
  }
}
