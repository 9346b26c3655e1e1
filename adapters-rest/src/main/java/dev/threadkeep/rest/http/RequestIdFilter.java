package dev.threadkeep.rest.http;

import dev.threadkeep.rest.http.limit.Quota;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/** Gives each request its ids, in the log and in the answer. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Filters.IDENTIFYING)
final class RequestIdFilter {

  static final String QUOTA = "threadkeep.quota";

  private final Surfaces surfaces;

  RequestIdFilter(Surfaces surfaces) {
    this.surfaces = surfaces;
  }

  @PreMatching
  @RequestFilter
  void identify(HttpRequest<?> request, MutablePropagatedContext context) {
    var facts = RequestFacts.of(request);
    context.add(new LoggedIds(facts.requestId(), facts.traceId()));
    acceptJson(request);
    forgetTypeOfNothing(request);
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.getHeaders().set(RequestIds.HEADER, RequestFacts.of(request).requestId());
    var quota = request.getAttribute(QUOTA, Quota.class);
    quota.ifPresent(left -> left.writeTo(response.getHeaders()));
    if (request.getAttribute(AccessFilter.KNOWN).isPresent()
        && response.status() != HttpStatus.UNAUTHORIZED) {
      surfaces
          .owning(request.getPath())
          .ifPresent(surface -> surface.tellQuota(response.getHeaders(), quota));
    }
  }

  /**
   * Says that JSON is accepted where it is in other words, which the router does not understand:
   * {@code application/*}, and JSON of some kind only, such as problems or a vendor's own, which a
   * client that knows what it will get may ask for.
   */
  private static void acceptJson(HttpRequest<?> request) {
    var accept = request.getHeaders().get(HttpHeaders.ACCEPT);
    if (accept != null
        && (accept.contains("+json") || accept.contains("application/*"))
        && request.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.set(HttpHeaders.ACCEPT, accept + ", " + MediaType.APPLICATION_JSON);
    }
  }

  /**
   * Some clients send a type with each request; without a body it would only mislead the router.
   */
  private static void forgetTypeOfNothing(HttpRequest<?> request) {
    if (!BodyPreconditions.hasBody(request)
        && request.getHeaders().contains(HttpHeaders.CONTENT_TYPE)
        && request.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.remove(HttpHeaders.CONTENT_TYPE);
    }
  }
}
