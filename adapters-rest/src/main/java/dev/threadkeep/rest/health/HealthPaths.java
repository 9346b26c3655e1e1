package dev.threadkeep.rest.health;

import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.UnknownRoute;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;

/**
 * Knows what there is below {@code /health}. Micronaut's route takes any word for a kind of check
 * and finds only later that it is none.
 */
@ServerFilter("/health/**")
final class HealthPaths {

  private static final Set<String> ALL = Set.of("/health", "/health/liveness", "/health/readiness");

  @RequestFilter
  void refuseOthers(HttpRequest<?> request) {
    if (!ALL.contains(request.getPath())) {
      throw new ApiException(new UnknownRoute());
    }
  }
}
