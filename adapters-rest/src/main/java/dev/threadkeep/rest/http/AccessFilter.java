package dev.threadkeep.rest.http;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.failure.ApiFailure.MissingScope;
import dev.threadkeep.rest.http.failure.ApiFailure.RateLimited;
import dev.threadkeep.rest.http.failure.ApiFailure.Unauthenticated;
import dev.threadkeep.rest.http.failure.ApiFailure.UnreadableRequest;
import dev.threadkeep.rest.http.key.ActingTeammate;
import dev.threadkeep.rest.http.key.Admissions;
import dev.threadkeep.rest.http.limit.RateLimits;
import dev.threadkeep.rest.http.limit.RateLimits.Taken;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteInfo;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through to its route, or not. For a route that exists the key comes first: what
 * else is wrong with the request is told only to those who may call it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AccessFilter {

  static final String ADMISSION = "threadkeep.admission";

  private final Surfaces surfaces;
  private final Admissions admissions;
  private final RateLimits limits;
  private final RouteSearch routes;

  AccessFilter(Surfaces surfaces, Admissions admissions, RateLimits limits, RouteSearch routes) {
    this.surfaces = surfaces;
    this.admissions = admissions;
    this.limits = limits;
    this.routes = routes;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    refuseUnreadable(request);
    var surface = surfaces.owning(request.getPath());
    return surface.isPresent() ? admit(request, surface.get()) : null;
  }

  private @Nullable HttpResponse<?> admit(HttpRequest<?> request, ApiSurface surface) {
    return switch (routes.search(request)) {
      case RouteSearch.Found(var route) -> {
        admit(request, surface, route);
        BodyPreconditions.check(request, surface, route);
        yield null;
      }
      case RouteSearch.Mismatched(var route, var failure) -> {
        admit(request, surface, route);
        throw new ApiException(failure);
      }
      case RouteSearch.Missing(var failure) -> throw new ApiException(failure);
      case RouteSearch.Options(var allowed) -> Answers.options(allowed);
    };
  }

  private void admit(HttpRequest<?> request, ApiSurface surface, RouteInfo<?> route) {
    var access =
        RouteAccess.of(route)
            .orElseThrow(() -> new IllegalStateException("no access given for " + route));
    switch (access) {
      case RouteAccess.Everyone() -> {}
      case RouteAccess.Holders holders -> admit(request, surface, holders);
    }
  }

  private void admit(HttpRequest<?> request, ApiSurface surface, RouteAccess.Holders holders) {
    var admission =
        surface
            .presentedKey(request.getHeaders())
            .map(admissions::admit)
            .orElseThrow(() -> new ApiException(new Unauthenticated()));
    request.setAttribute(ADMISSION, admission);
    takeFromQuota(request, admission.caller());
    if (!holders.admits(admission.caller())) {
      throw new ApiException(new MissingScope(holders.scopes().getFirst().text()));
    }
    var actor = request.getHeaders().get(ActingTeammate.HEADER);
    if (actor != null) {
      RequestFacts.actingAs(request, ActingTeammate.parse(actor));
    }
  }

  private void takeFromQuota(HttpRequest<?> request, Caller caller) {
    var taken = limits.take(String.valueOf(caller.key()));
    if (taken.isEmpty()) {
      return;
    }
    switch (taken.get()) {
      case Taken.Allowed(var quota) -> request.setAttribute(RequestIdFilter.QUOTA, quota);
      case Taken.Refused(var quota, var retryAfter) -> {
        request.setAttribute(RequestIdFilter.QUOTA, quota);
        throw new ApiException(new RateLimited(retryAfter));
      }
    }
  }

  private static void refuseUnreadable(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> netty) {
      RequestTargets.flaw(netty.getNativeRequest().uri())
          .<ApiFailure>map(UnreadableRequest::new)
          .ifPresent(
              failure -> {
                throw new ApiException(failure);
              });
    }
  }
}
