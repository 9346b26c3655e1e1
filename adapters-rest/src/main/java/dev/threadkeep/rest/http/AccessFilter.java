package dev.threadkeep.rest.http;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.MissingScope;
import dev.threadkeep.rest.http.failure.ApiFailure.RateLimited;
import dev.threadkeep.rest.http.failure.ApiFailure.Unauthenticated;
import dev.threadkeep.rest.http.failure.ApiFailure.UnreadableRequest;
import dev.threadkeep.rest.http.key.ActingTeammate;
import dev.threadkeep.rest.http.key.Admissions;
import dev.threadkeep.rest.http.key.Admissions.Admission;
import dev.threadkeep.rest.http.limit.RateLimits;
import dev.threadkeep.rest.http.limit.RateLimits.Taken;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through to its route, or not. For a route that exists the key comes first: what
 * else is wrong with the request is told only to those who may call it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Filters.ADMITTING)
final class AccessFilter {

  static final String ADMISSION = "threadkeep.admission";

  /** Whether the request came with a key that works, also where no route asked for it. */
  static final String KNOWN = "threadkeep.known";

  private final Surfaces surfaces;
  private final Admissions admissions;
  private final RateLimits limits;
  private final RouteSearch routes;
  private final ExecutorService blocking;

  AccessFilter(
      Surfaces surfaces,
      Admissions admissions,
      RateLimits limits,
      RouteSearch routes,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.surfaces = surfaces;
    this.admissions = admissions;
    this.limits = limits;
    this.routes = routes;
    this.blocking = blocking;
  }

  /**
   * Nearly every request comes with a key that is remembered, and is let in by the event loop. Only
   * one whose key must be looked up goes to another thread, which costs as much as all the rest.
   *
   * @return the answer where there is one already; optional, since Micronaut takes a null that
   *     comes late for an answer
   */
  @RequestFilter
  CompletionStage<Optional<HttpResponse<?>>> admit(HttpRequest<?> request) {
    var surface = surfaces.owning(request.getPath()).orElse(null);
    if (surface == null) {
      refuseUnreadable(request);
      refuseMismatched(request);
      return CompletableFuture.completedFuture(Optional.empty());
    }
    var presented = surface.presentedKey(request.getHeaders()).orElse(null);
    var remembered = presented == null ? null : admissions.remembered(presented);
    if (presented == null || remembered != null) {
      return CompletableFuture.completedFuture(admit(request, surface, () -> remembered));
    }
    Supplier<Optional<HttpResponse<?>>> asking =
        () -> admit(request, surface, () -> admissions.admit(presented));
    return CompletableFuture.supplyAsync(PropagatedContext.getOrEmpty().wrap(asking), blocking);
  }

  private Optional<HttpResponse<?>> admit(
      HttpRequest<?> request, ApiSurface surface, Supplier<@Nullable Admission> admission) {
    if (flaw(request).isPresent()) {
      count(request, admission);
      refuseUnreadable(request);
    }
    return switch (routes.search(request)) {
      case RouteSearch.Found(var route) -> {
        admit(request, route, admission);
        KnownParameters.check(request, surface, route);
        BodyPreconditions.check(request, surface, route);
        yield Optional.empty();
      }
      case RouteSearch.Mismatched(var route, var failure) -> {
        admit(request, route, admission);
        throw new ApiException(failure);
      }
      case RouteSearch.Missing(var failure) -> {
        count(request, admission);
        throw new ApiException(failure);
      }
      case RouteSearch.Options(var allowed) -> {
        count(request, admission);
        yield Optional.of(Answers.options(allowed));
      }
    };
  }

  /** Where no route asks for the key, whoever has one that works hears what it has left. */
  private void count(HttpRequest<?> request, Supplier<@Nullable Admission> admission) {
    try {
      var known = admission.get();
      if (known != null) {
        takeFromQuota(request, known.caller());
      }
    } catch (KeyInvalidException | StoreUnavailableException _) {
      // It takes no key to hear that there is nothing.
    }
  }

  /** The router would say as much of a page of no API, but not what there is instead. */
  private void refuseMismatched(HttpRequest<?> request) {
    if (routes.search(request) instanceof RouteSearch.Mismatched(var route, var failure)
        && !route.doesProduce(request.accept())) {
      throw new ApiException(failure);
    }
  }

  private void admit(
      HttpRequest<?> request, RouteInfo<?> route, Supplier<@Nullable Admission> admission) {
    var access =
        RouteAccess.of(route)
            .orElseThrow(() -> new IllegalStateException("no access given for " + route));
    switch (access) {
      case RouteAccess.Everyone() -> {}
      case RouteAccess.Holders holders -> admit(request, holders, admission.get());
    }
  }

  private void admit(
      HttpRequest<?> request, RouteAccess.Holders holders, @Nullable Admission admission) {
    if (admission == null) {
      throw new ApiException(new Unauthenticated());
    }
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
    request.setAttribute(KNOWN, true);
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
    flaw(request)
        .ifPresent(
            flaw -> {
              throw new ApiException(new UnreadableRequest(flaw));
            });
  }

  private static Optional<String> flaw(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? RequestTargets.flaw(netty.getNativeRequest().uri())
        : Optional.empty();
  }
}
