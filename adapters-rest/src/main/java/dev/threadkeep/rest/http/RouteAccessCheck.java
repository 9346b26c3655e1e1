package dev.threadkeep.rest.http;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;

/** Keeps the service from starting with a route that says neither scope nor {@code NeedsNoKey}. */
@Singleton
final class RouteAccessCheck implements ApplicationEventListener<ServerStartupEvent> {

  private final Router router;
  private final Surfaces surfaces;

  RouteAccessCheck(Router router, Surfaces surfaces) {
    this.router = router;
    this.surfaces = surfaces;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    var open = router.uriRoutes().filter(this::isUnguarded).findFirst();
    if (open.isPresent()) {
      throw new ConfigurationException("A route that does not say who may call it: " + open.get());
    }
  }

  private boolean isUnguarded(UriRouteInfo<?, ?> route) {
    return surfaces.owning(route.getUriMatchTemplate().toPathString()).isPresent()
        && RouteAccess.of(route).isEmpty();
  }
}
