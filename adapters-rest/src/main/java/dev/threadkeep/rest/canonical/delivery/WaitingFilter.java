package dev.threadkeep.rest.canonical.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.DeliveryWatch;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.Filters;
import dev.threadkeep.rest.http.idempotency.Idleness;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps back the answer to a change, which is made and whose answer is kept by then, until the
 * vendors have it: where the client prefers that.
 */
@ServerFilter("/v1/threads/**")
@Order(Filters.WAITING)
final class WaitingFilter {

  static final String DELIVERY = "Threadkeep-Delivery";

  private static final String LONGEST = "threadkeep.wait";

  private static final Logger LOG = LoggerFactory.getLogger(WaitingFilter.class);

  private static final CompletionStage<Optional<HttpResponse<?>>> GO_ON =
      CompletableFuture.completedFuture(Optional.empty());

  private final DeliveryWatch deliveries;
  private final ObjectMapper json;
  private final ExecutorService blocking;

  WaitingFilter(
      DeliveryWatch deliveries,
      ObjectMapper json,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.deliveries = deliveries;
    this.json = json;
    this.blocking = blocking;
  }

  /** The answer may come from elsewhere than from the route that is asked. */
  @RequestFilter
  void note(HttpRequest<?> request) {
    if (RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(WaitsForDeliveries.class))
        .isPresent()) {
      PreferredWait.in(request.getHeaders())
          .ifPresent(longest -> request.setAttribute(LONGEST, longest));
    }
  }

  /**
   * @return always nothing: the answer stays what it is
   */
  @ResponseFilter
  CompletionStage<Optional<HttpResponse<?>>> await(
      HttpRequest<?> request, MutableHttpResponse<?> response) {
    var longest = request.getAttribute(LONGEST, Duration.class);
    var caller = Call.callerOf(request);
    var body = response.body();
    if (longest.isEmpty() || caller.isEmpty() || body == null || response.code() / 100 != 2) {
      return GO_ON;
    }
    return outcome(caller.get().organization(), response, body, longest.get())
        .handle(
            (state, failure) -> {
              if (failure == null) {
                response.header(PreferredWait.APPLIED, PreferredWait.NAME);
                state.ifPresent(each -> response.header(DELIVERY, each.word()));
              } else {
                LOG.warn("Could not tell what came of a change at the vendors", failure);
              }
              return Optional.empty();
            });
  }

  /** What changed nothing has nothing to tell, whatever came of the change before it. */
  private CompletionStage<Optional<DeliveryState>> outcome(
      OrganizationId organization, HttpResponse<?> response, Object body, Duration longest) {
    if (Idleness.isTold(response)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return CompletableFuture.supplyAsync(() -> AnsweredThread.in(body, json), blocking)
        .thenCompose(
            thread -> deliveries.outcome(organization, thread.id(), thread.version(), longest));
  }
}
